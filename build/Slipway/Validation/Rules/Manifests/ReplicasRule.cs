using Slipway.Manifests;
using Slipway.Model;

namespace Slipway.Validation.Rules.Manifests;

/// <summary>SLW021: workloads have the replicas that their system declares for an environment.</summary>
internal sealed class ReplicasRule : IManifestRule
{
    private static readonly SystemDefinition Example = new("app") { Expectations = new ChartExpectations { Replicas = [new ReplicaExpectation("app", "default", 2)] } };

    /// <inheritdoc/>
    public Rule Rule { get; } = new(
        "SLW021",
        "Replicas are as declared",
        Severity.Error,
        "One replica too few in production is an outage at the next node drain. Where a HorizontalPodAutoscaler targets the workload, its minimum counts, "
            + "because it overrides the workload's own number.",
        "Set the replicas, or the autoscaler's minimum, in the environment's value file.",
        RuleExample.Rendered("apiVersion: apps/v1\nkind: Deployment\nmetadata:\n  name: app\nspec:\n  replicas: 1\n") with { System = Example },
        RuleExample.Rendered("apiVersion: apps/v1\nkind: Deployment\nmetadata:\n  name: app\nspec:\n  replicas: 2\n") with { System = Example },
        "https://kubernetes.io/docs/concepts/workloads/autoscaling/horizontal-pod-autoscale/");

    /// <inheritdoc/>
    public IEnumerable<Finding> Check(ManifestSubject subject)
    {
        foreach (var expected in (subject.Expectations?.Replicas ?? []).Where(expected => expected.ValueSet == subject.Set.ValueSet))
        {
            var workloads = subject.Set.Objects.Where(current => current.Kind is "Deployment" or "StatefulSet" && current.Name == expected.Workload).ToArray();
            if (workloads.Length == 0)
            {
                yield return Rule.InSet(subject.Set, $"the workload '{expected.Workload}', whose replicas are declared, is not rendered");
            }

            foreach (var workload in workloads)
            {
                if (Mismatch(subject.Set, workload, expected.Replicas) is { } finding)
                {
                    yield return finding;
                }
            }
        }
    }

    private Finding? Mismatch(ManifestSet set, KubeObject workload, int expected)
    {
        var autoscaler = set.Objects.FirstOrDefault(current =>
            current.Kind == "HorizontalPodAutoscaler"
            && current.Reference.Namespace == workload.Reference.Namespace
            && current.Root.At("spec", "scaleTargetRef", "kind")?.Text == workload.Kind
            && current.Root.At("spec", "scaleTargetRef", "name")?.Text == workload.Name);

        // Both default to one. Source: Kubernetes API, DeploymentSpec.replicas and HorizontalPodAutoscalerSpec.minReplicas.
        var found = (autoscaler is null ? workload.Root.At("spec", "replicas") : autoscaler.Root.At("spec", "minReplicas")).AsInteger() ?? 1;
        if (found == expected)
        {
            return null;
        }

        return autoscaler is null
            ? Rule.InObject(set, workload, $"replicas is {found}, and {expected} is declared", "spec.replicas")
            : Rule.InObject(set, autoscaler, $"minReplicas is {found}, and {expected} is declared for {workload}", "spec.minReplicas");
    }
}
