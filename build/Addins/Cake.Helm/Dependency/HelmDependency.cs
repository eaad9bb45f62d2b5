namespace Cake.Helm;

/// <summary>What a chart depends on.</summary>
/// <param name="Name">The name of the other chart.</param>
/// <param name="Version">The versions that fit, as <c>Chart.yaml</c> says.</param>
/// <param name="Repository">Where it comes from; empty for one in the chart's <c>charts</c> folder.</param>
/// <param name="Status">What helm says of it: <c>ok</c>, <c>missing</c>, <c>unpacked</c>, <c>wrong version</c> and others.</param>
public sealed record HelmDependency(string Name, string Version, string Repository, string Status)
{
    internal static IReadOnlyList<HelmDependency> Parse(IEnumerable<string> lines) =>
    [
        .. lines
            .Select(line => line.Split('\t', StringSplitOptions.TrimEntries))
            .Where(columns => columns.Length == 4)
            .Skip(1)
            .Select(columns => new HelmDependency(columns[0], columns[1], columns[2], columns[3])),
    ];
}
