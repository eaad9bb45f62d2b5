using Slipway.Charts;
using Slipway.Manifests;
using Slipway.Model;

namespace Slipway.Validation.Rules.Charts;

/// <summary>SLW019: the values that a system declares have a value under every value set.</summary>
internal sealed class RequiredValuesRule : IChartRule
{
    private static readonly SystemDefinition Example = new("app") { Expectations = new ChartExpectations { Values = ["replicas"] } };

    /// <inheritdoc/>
    public Rule Rule { get; } = new(
        "SLW019",
        "Required values are set",
        Severity.Error,
        "A value file that sets a key to null takes the default away. What depends on it fails in that environment alone, or is left out without a word.",
        "Give the key a value in values.yaml, or in the file of the value set.",
        new RuleExample("values-dev.yaml", "replicas: null\n") { System = Example },
        new RuleExample("values-dev.yaml", "replicas: 2\n") { System = Example },
        "https://helm.sh/docs/chart_template_guide/values_files/#deleting-a-default-key");

    /// <inheritdoc/>
    public IEnumerable<Finding> Check(ChartSubject subject)
    {
        if (subject.System is not { Expectations.Values: { Count: > 0 } required })
        {
            yield break;
        }

        var chart = subject.Chart;
        foreach (var set in chart.ValueSets)
        {
            if (ValueSet.IsScenario(set.Name) || IsUnreadable(chart, set))
            {
                continue;
            }

            var values = EffectiveValues.Of(chart, set);
            foreach (var key in required.Where(key => (values?[key]).IsNullOrMissing()))
            {
                yield return Missing(chart, set, key);
            }
        }
    }

    // What is no YAML is reported as such.
    private static bool IsUnreadable(Chart chart, ValueSet set) =>
        new[] { EffectiveValues.DefaultsFile, set.File }.OfType<string>().Any(path => chart.File(path) is { Text: null } || chart.Document(path)?.SyntaxProblem is not null);

    private Finding Missing(Chart chart, ValueSet set, string key)
    {
        var removed = set.File is null ? null : (chart.Document(set.File)?.Root).FieldsOrNone().FirstOrDefault(field => field.Name == key);
        var message = removed is null ? $"the required value '{key}' is missing" : $"the required value '{key}' is taken away by a null";
        return Rule.InFile(chart.Name, removed is null ? EffectiveValues.DefaultsFile : set.File!, message, removed?.Line) with { ValueSet = set.Name };
    }
}
