using System.Globalization;
using Slipway.Manifests;
using Slipway.Model;
using Slipway.Validation.Index;

namespace Slipway.Validation.Rules.Availability;

/// <summary>SLW123: disruption budgets let a pod go.</summary>
internal sealed class EvictionRule() : PolicyRule(new Rule(
    "SLW123",
    "Disruption budgets let a pod go",
    Severity.Error,
    "A PodDisruptionBudget that allows no disruption stops every node drain: the upgrade of the cluster hangs, until somebody deletes the budget or the pods by "
        + "force. Where an autoscaler scales the workload, its minimum counts.",
    "Use maxUnavailable: 1, or a minAvailable below the number of replicas.",
    Sample.Of(Sample.Deployment(spec: "replicas: 2"), Example("minAvailable: 2")),
    Sample.Of(Sample.Deployment(spec: "replicas: 2"), Example("minAvailable: 1")),
    "https://kubernetes.io/docs/tasks/run-application/configure-pdb/#think-about-how-your-application-reacts-to-disruptions") { WarnsUndeclared = true })
{
    /// <inheritdoc/>
    protected override IEnumerable<Finding> Find(ManifestSubject subject) =>
        from budget in subject.Index.OfKind(ApiGroups.Policy, "PodDisruptionBudget")
        let problem = Problem(subject.Index, budget)
        where problem is not null
        select Rule.InObject(subject.Set, budget, problem.Value.Message, problem.Value.Path);

    private static (string Message, string Path)? Problem(ManifestIndex index, KubeObject budget)
    {
        if (budget.Root.At("spec", "maxUnavailable")?.Text is "0" or "0%")
        {
            return ("no pod may ever be evicted: maxUnavailable is 0", "spec.maxUnavailable");
        }

        if (budget.Root.At("spec", "minAvailable")?.Text is not { } minimum || Replicas(index, budget) is not (> 0 and var replicas))
        {
            return null;
        }

        return NeededOf(minimum, replicas) >= replicas
            ? ($"no pod may ever be evicted: minAvailable is {minimum}, and there are {replicas} at times", "spec.minAvailable")
            : null;
    }

    // Percentages are rounded up. Source: kubernetes, pkg/controller/disruption: GetScaledValueFromIntOrPercent with roundUp.
    private static decimal? NeededOf(string minimum, long replicas) =>
        decimal.TryParse(minimum.TrimEnd('%'), NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? minimum.EndsWith('%') ? Math.Ceiling(number * replicas / 100) : number
            : null;

    // Pods of anything but Deployments and StatefulSets have no number that could be compared.
    private static long? Replicas(ManifestIndex index, KubeObject budget)
    {
        var pods = index.GuardedBy(budget);
        return pods.Count == 0 || pods.Any(pod => pod.Owner.Kind is not ("Deployment" or "StatefulSet")) ? null : pods.Sum(pod => index.Scaling.MinimumOf(pod.Owner));
    }

    private static string Example(string line) => Sample.Object("policy/v1", "PodDisruptionBudget", $"spec:\n  {line}\n  selector:\n    matchLabels:\n      app: app");
}
