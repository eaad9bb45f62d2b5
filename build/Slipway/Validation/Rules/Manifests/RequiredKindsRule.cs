using Slipway.Model;

namespace Slipway.Validation.Rules.Manifests;

/// <summary>SLW018: the kinds that a system declares are rendered.</summary>
internal sealed class RequiredKindsRule : IManifestRule
{
    private static readonly SystemDefinition Example = new("app") { Expectations = new ChartExpectations { Kinds = ["Service"] } };

    /// <inheritdoc/>
    public Rule Rule { get; } = new(
        "SLW018",
        "Required kinds are rendered",
        Severity.Error,
        "A condition that is false by mistake takes an object out of the release without a word: no Ingress, no NetworkPolicy, no PodDisruptionBudget. "
            + "Scenarios in ci/ leave things out on purpose and are not asked.",
        "Mend the condition or the value that leaves the object out, or the system's declaration.",
        RuleExample.Rendered("apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: app\ndata: {}\n") with { System = Example },
        RuleExample.Rendered("apiVersion: v1\nkind: Service\nmetadata:\n  name: app\nspec:\n  ports:\n    - port: 80\n") with { System = Example },
        "the declaration of the system in build/Slipway.Build/Systems");

    /// <inheritdoc/>
    public IEnumerable<Finding> Check(ManifestSubject subject)
    {
        if (subject.Expectations is not { } expectations)
        {
            return [];
        }

        var rendered = subject.Set.Objects.Select(current => current.Kind).ToHashSet(StringComparer.Ordinal);
        return expectations.Kinds.Concat(expectations.KindsIn.GetValueOrDefault(subject.Set.ValueSet) ?? [])
            .Distinct(StringComparer.Ordinal)
            .Where(kind => !rendered.Contains(kind))
            .Select(kind => Rule.InSet(subject.Set, $"no {kind} is rendered"));
    }
}
