namespace Slipway.Charts;

/// <summary>A dependency as <c>Chart.yaml</c> or <c>Chart.lock</c> declares it.</summary>
/// <param name="Name">Name of the chart depended on.</param>
/// <param name="Version">Version or version range.</param>
/// <param name="Repository">Repository: <c>https://…</c>, <c>oci://…</c>, <c>@alias</c>, <c>file://…</c>, or empty for a chart below <c>charts/</c>.</param>
/// <param name="Alias">Name under which it is used, or null.</param>
/// <param name="Line">Line of the declaration, counted from 1.</param>
public sealed record ChartDependency(string Name, string Version, string Repository, string? Alias, int Line)
{
    private const string FileScheme = "file://";

    /// <summary>The folder of a dependency in this repository, relative to the chart that declares it; null for any other.</summary>
    public string? LocalPath => Repository.StartsWith(FileScheme, StringComparison.Ordinal) ? Repository[FileScheme.Length..] : null;
}
