using Slipway.Manifests;

namespace Slipway.Charts;

/// <summary>
/// The values that a chart's templates see under a value set, without those of its dependencies: the chart's defaults with the set's file laid on top, mapping by
/// mapping; a null on top removes the key. Source: https://helm.sh/docs/chart_template_guide/values_files/, helm.sh/helm pkg/chart/common/util: CoalesceValues.
/// </summary>
public sealed class EffectiveValues
{
    /// <summary>Name of the file that has a chart's defaults.</summary>
    public const string DefaultsFile = "values.yaml";

    // A node that aliases share is merged once, however often it stands in the file.
    private readonly Dictionary<(KubeNode, KubeNode), KubeNode> _merged = [];

    private EffectiveValues()
    {
    }

    /// <summary>The values; nodes keep the lines of the file that they come from. Null when there are none, or when a file cannot be read.</summary>
    /// <param name="chart">The chart.</param>
    /// <param name="set">One of its value sets.</param>
    public static KubeNode? Of(Chart chart, ValueSet set)
    {
        ArgumentNullException.ThrowIfNull(chart);
        ArgumentNullException.ThrowIfNull(set);
        var defaults = chart.Document(DefaultsFile);
        var overlay = set.File is null ? null : chart.Document(set.File);
        if (defaults?.SyntaxProblem is not null || overlay?.SyntaxProblem is not null)
        {
            return null;
        }

        return (defaults?.Root, overlay?.Root) switch
        {
            ({ } below, { } above) => new EffectiveValues().Merge(below, above),
            var (below, above) => above ?? below,
        };
    }

    private KubeNode Merge(KubeNode below, KubeNode above)
    {
        if (below is not KubeMapping defaults || above is not KubeMapping overlay)
        {
            return above;
        }

        if (_merged.TryGetValue((below, above), out var known))
        {
            return known;
        }

        List<KubeField> fields =
        [
            .. defaults.Fields.Where(field => !overlay.Has(field.Name)),
            .. overlay.Fields.Where(field => !field.Value.IsNullOrMissing())
                .Select(field => defaults[field.Name] is { } value ? field with { Value = Merge(value, field.Value) } : field),
        ];
        var merged = new KubeMapping(below.Line, below.Column, fields);
        _merged.Add((below, above), merged);
        return merged;
    }
}
