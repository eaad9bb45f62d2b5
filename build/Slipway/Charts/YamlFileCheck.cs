using Slipway.Manifests;
using Slipway.Model;

namespace Slipway.Charts;

/// <summary>Checks that every file of a chart that must be YAML is: its metadata and its value files.</summary>
public static class YamlFileCheck
{
    /// <summary>What is wrong with a chart's files.</summary>
    /// <param name="chart">The chart.</param>
    public static IEnumerable<Finding> Check(Chart chart)
    {
        ArgumentNullException.ThrowIfNull(chart);
        foreach (var file in chart.Files.Where(IsYaml))
        {
            if (file.TextProblem is { } problem)
            {
                yield return ChartFileRules.Readable.InFile(chart.Name, file.Path, problem);
                continue;
            }

            var document = chart.Document(file.Path)!;
            foreach (var found in document.Problems)
            {
                yield return ChartFileRules.FromProblem(chart.Name, file.Path, found);
            }

            if (document.Root is { } root and (KubeSequence or KubeScalar { Kind: not ScalarKind.Null }) && document.Problems.Count == 0 && HoldsValues(chart, file))
            {
                yield return ChartFileRules.YamlSyntax.InFile(chart.Name, file.Path, "values are a mapping of keys, and this is none", root.Line, root.Column);
            }
        }
    }

    private static bool HoldsValues(Chart chart, ChartFile file) => file.Path == ValueSet.DefaultsFile || chart.ValueSets.Any(set => set.File == file.Path);

    // Templates are no YAML before they are rendered, and what lies below charts/ is another chart's business.
    private static bool IsYaml(ChartFile file)
    {
        var isYaml = file.Path.EndsWith(".yaml", StringComparison.Ordinal) || file.Path.EndsWith(".yml", StringComparison.Ordinal) || file.Name == "Chart.lock";
        return isYaml && (!file.Path.Contains('/', StringComparison.Ordinal) || file.Path.StartsWith("ci/", StringComparison.Ordinal));
    }
}
