using Slipway.Model;

namespace Slipway.Validation.Rules.Manifests;

/// <summary>SLW020: workloads have the environment variables that their system declares.</summary>
internal sealed class EnvironmentVariablesRule : IManifestRule
{
    private static readonly SystemDefinition Example = new("app")
    {
        Expectations = new ChartExpectations { EnvironmentVariables = new Dictionary<string, IReadOnlyList<string>> { ["app"] = ["DATABASE_HOST"] } },
    };

    /// <inheritdoc/>
    public Rule Rule { get; } = new(
        "SLW020",
        "Required environment variables are set",
        Severity.Error,
        "A program that misses a variable fails when it starts, or runs with a default that was meant for development. A variable counts when one of the "
            + "workload's containers has it, by name or from a ConfigMap or Secret of the release. What a Secret or ConfigMap of somebody else holds cannot be "
            + "seen; taking all variables from such a one counts.",
        "Set the variable in the container, or in the ConfigMap that it takes its variables from.",
        WithVariable("DATABASE") with { System = Example },
        WithVariable("DATABASE_HOST") with { System = Example },
        "https://kubernetes.io/docs/tasks/inject-data-application/define-environment-variable-container/");

    /// <inheritdoc/>
    public IEnumerable<Finding> Check(ManifestSubject subject)
    {
        if (subject.Expectations is not { } expectations)
        {
            yield break;
        }

        foreach (var (name, variables) in expectations.EnvironmentVariables)
        {
            var workloads = subject.Set.Objects.Where(current => current.Pod is not null && IsNamed(current.Name, name)).ToArray();
            if (workloads.Length == 0)
            {
                yield return Rule.InSet(subject.Set, $"the workload '{name}', whose environment variables are declared, is not rendered");
            }

            foreach (var workload in workloads)
            {
                var environment = ContainerEnvironment.Of(workload, subject.Set);
                foreach (var variable in variables.Where(variable => !environment.Has(variable)))
                {
                    yield return Rule.InObject(subject.Set, workload, $"no container has the environment variable {variable}", workload.Pod!.FieldPath + ".containers");
                }
            }
        }
    }

    // Jobs carry a hash of what they run behind their name.
    private static bool IsNamed(string name, string wanted) =>
        wanted.EndsWith('*') ? name.StartsWith(wanted[..^1], StringComparison.Ordinal) : name == wanted;

    private static RuleExample WithVariable(string name) =>
        Sample.Of(Sample.Object("v1", "ConfigMap", $"data:\n  {name}: db"), Sample.Pod("envFrom:\n  - configMapRef:\n      name: app"));
}
