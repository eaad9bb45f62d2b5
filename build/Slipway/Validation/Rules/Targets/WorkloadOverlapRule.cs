using Slipway.Manifests;
using Slipway.Model;
using Slipway.Validation.Index;

namespace Slipway.Validation.Rules.Targets;

/// <summary>SLW117: workloads do not select each other's pods.</summary>
internal sealed class WorkloadOverlapRule() : PolicyRule(new Rule(
    "SLW117",
    "Workloads select their own pods alone",
    Severity.Error,
    "When the selector of one Deployment also finds the pods of another workload, counts are wrong, rollouts wait for strangers' pods, and controllers can "
        + "delete what is not theirs. It happens when all components of a chart share the same two labels.",
    "Add a label that tells the components apart (app.kubernetes.io/component) to selectors and pods.",
    Sample.Of(Sample.Deployment(), Named("worker")),
    Sample.Of(Sample.Deployment(), Named("worker").Replace("app: app", "app: worker", StringComparison.Ordinal)),
    "https://kubernetes.io/docs/concepts/workloads/controllers/deployment/#selector"))
{
    // A message is one line.
    private const int MostNamed = 3;

    private static readonly string[] Kinds = ["Deployment", "StatefulSet", "DaemonSet", "ReplicaSet"];

    /// <inheritdoc/>
    protected override IEnumerable<Finding> Find(ManifestSubject subject) =>
        from kind in Kinds
        from workload in subject.Index.OfKind(ApiGroups.Apps, kind)
        let selector = workload.Root.At("spec", "selector")
        where selector is KubeMapping { Fields.Count: > 0 }
        let others = subject.Index.Select(subject.Index.NamespaceOf(workload), selector)
            .Where(pod => pod.IsLongRunning && pod.Owner != workload && !IsSameName(pod.Owner, workload))
            .ToArray()
        where others.Length > 0
        select Rule.InObject(subject.Set, workload, $"the selector finds the pods of {Some(others)} too", "spec.selector");

    private static string Some(ManifestPod[] pods) =>
        string.Join(", ", pods.Take(MostNamed).Select(pod => pod.Owner)) + (pods.Length > MostNamed ? $" and {pods.Length - MostNamed} more" : "");

    // The same object twice is the finding of another rule.
    private static bool IsSameName(KubeObject left, KubeObject right) => left.Kind == right.Kind && left.Name == right.Name;

    private static string Named(string name) => Sample.Deployment().Replace("name: app\nspec", $"name: {name}\nspec", StringComparison.Ordinal);
}
