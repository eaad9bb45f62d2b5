using Slipway.Charts;
using Slipway.Manifests;
using Slipway.Model;

namespace Slipway.Validation.Suppressions;

/// <summary>The file <c>.slipway.yaml</c> beside a chart's <c>Chart.yaml</c>: a list <c>suppress</c> of rule, object, valueSets, reason and until.</summary>
internal static class SuppressionFile
{
    /// <summary>Name of the file.</summary>
    public const string Name = ".slipway.yaml";

    private const string ListName = "suppress";

    private static readonly HashSet<string> Fields = new(StringComparer.Ordinal) { "rule", "object", "valueSets", "reason", "until" };

    /// <summary>The entries of a chart's file, with the line of each; none when there is no file, or none that is YAML, which is a finding elsewhere.</summary>
    /// <param name="chart">The chart.</param>
    public static IReadOnlyList<(SuppressionEntry Entry, SourceLocation Location)> Read(Chart chart) =>
    [
        .. from item in Items(chart)
           where item is KubeMapping
           select (Entry(item), new SourceLocation(Name, item.Line)),
    ];

    /// <summary>What of the file has no meaning.</summary>
    /// <param name="chart">The chart.</param>
    public static IEnumerable<Finding> Problems(Chart chart)
    {
        if (chart.Document(Name)?.Root is not { } root)
        {
            return [];
        }

        if (root is not KubeMapping { Fields.Count: 1 } || root[ListName] is not KubeSequence)
        {
            return [SuppressionRules.Sound.InFile(chart.Name, Name, $"the file is no list under the key '{ListName}'", root.Line)];
        }

        return Items(chart).Select(item => (item.Line, Problem: Problem(item))).Where(pair => pair.Problem is not null)
            .Select(pair => SuppressionRules.Sound.InFile(chart.Name, Name, pair.Problem!, pair.Line));
    }

    private static string? Problem(KubeNode item) => item is KubeMapping mapping
        ? mapping.Fields.Where(field => !Fields.Contains(field.Name)).Select(field => $"a suppression has no field '{field.Name}'; there are: {string.Join(", ", Fields)}").FirstOrDefault()
        : "a suppression is a mapping, with a rule and a reason";

    private static IReadOnlyList<KubeNode> Items(Chart chart) => (chart.Document(Name)?.Root?[ListName]).ItemsOrNone();

    private static SuppressionEntry Entry(KubeNode item) => new(item["rule"]?.Text ?? "", item["reason"]?.Text?.Trim() ?? "", item["until"]?.Text)
    {
        Object = item["object"]?.Text,
        ValueSets = [.. item["valueSets"].ItemsOrNone().Select(name => name.Text).OfType<string>()],
    };
}
