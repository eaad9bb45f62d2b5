using Slipway.Manifests;
using Slipway.Model;

namespace Slipway.Validation.Rules.Resources;

/// <summary>SLW075: amounts of CPU and memory have the unit that was meant.</summary>
internal sealed class ResourceUnitsRule() : PolicyRule(new Rule(
    "SLW075",
    "CPU and memory have the right unit",
    Severity.Error,
    "Units are easily confused: memory: 512m is half a byte, memory: 512 are bytes, and cpu: 500 are five hundred cores. A container with such a limit is "
        + "killed before it runs; a pod with such a request is never scheduled.",
    "Write memory in Mi or Gi, and CPU in cores (0.5) or thousandths of one (500m).",
    Sample.Of(Sample.Deployment("resources:\n  limits:\n    cpu: 500\n    memory: 512m")),
    Sample.Of(Sample.Deployment("resources:\n  limits:\n    cpu: 500m\n    memory: 512Mi")),
    "https://kubernetes.io/docs/concepts/configuration/manage-resources-containers/#resource-units-in-kubernetes"))
{
    // No container lives in less: the runtimes themselves ask for 4 to 6 MiB (moby, daemon/daemon_unix.go: linuxMinMemory).
    private const decimal LeastMemory = 4 * 1024 * 1024;

    // More than the largest machines of the public clouds have.
    private const decimal MostCores = 2000;

    // From here on a whole number of cores is more likely meant as thousandths.
    private const decimal DoubtfulCores = 100;

    /// <inheritdoc/>
    protected override IEnumerable<Finding> Find(ManifestSubject subject) =>
        from pod in subject.Index.Pods
        from container in pod.AllContainers
        from bound in container.Node["resources"].FieldsOrNone()
        where bound.Name is "requests" or "limits"
        from amount in bound.Value.FieldsOrNone()
        let problem = Problem(amount)
        where problem is not null
        select Rule.InObject(subject.Set, pod.Owner, $"the container '{container.Name}' has {bound.Name}.{amount.Name}: {amount.Value.Text}, {problem}", $"{container.FieldPath}.resources.{bound.Name}.{amount.Name}");

    private static string? Problem(KubeField amount) => (amount.Name, KubeQuantity.Parse(amount.Value.Text)) switch
    {
        // An amount of nothing means no limit, or no request.
        ("memory", > 0 and < LeastMemory and var bytes) => bytes < 1 ? "less than a byte" : $"{decimal.Truncate(bytes)} bytes",
        ("cpu", > MostCores) => "more cores than any node has",
        ("cpu", >= DoubtfulCores) when amount.Value.AsInteger() is not null => "whole cores; thousandths end in m",
        _ => null,
    };
}
