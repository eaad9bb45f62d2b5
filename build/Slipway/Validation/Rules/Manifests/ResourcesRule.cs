using Slipway.Manifests;
using Slipway.Model;

namespace Slipway.Validation.Rules.Manifests;

/// <summary>SLW024: every container says what it needs and what it may take.</summary>
internal sealed class ResourcesRule : IManifestRule
{
    private static readonly (string Bound, string Resource)[] Required = [("requests", "cpu"), ("requests", "memory"), ("limits", "cpu"), ("limits", "memory")];

    /// <inheritdoc/>
    public Rule Rule { get; } = new(
        "SLW024",
        "Containers have requests and limits",
        Severity.Error,
        "Without requests the scheduler packs pods onto nodes that cannot carry them, and an autoscaler has nothing to measure against. Without limits one "
            + "container can take a node down. Init containers, jobs and helm tests count too. A chart that no system declares gets a warning.",
        "Set resources.requests and resources.limits, each with cpu and memory.",
        RuleExample.Rendered(Sample.Pod("resources: { requests: { cpu: 100m, memory: 64Mi }, limits: { memory: 64Mi } }")),
        RuleExample.Rendered(Sample.Pod("resources: { requests: { cpu: 100m, memory: 64Mi }, limits: { cpu: 500m, memory: 64Mi } }")),
        "https://kubernetes.io/docs/concepts/configuration/manage-resources-containers/");

    /// <inheritdoc/>
    public IEnumerable<Finding> Check(ManifestSubject subject) =>
        from current in subject.Set.Objects
        where current.Pod is not null
        let pod = current.Pod!
        from container in pod.AllContainers
        let missing = Required.Where(required => IsMissing(pod, container, required)).Select(required => $"{required.Bound}.{required.Resource}").ToArray()
        where missing.Length > 0
        select Rule.InObject(subject.Set, current, $"the container '{container.Name}' has no {string.Join(", no ", missing)}", container.FieldPath + ".resources")
            .WarningUnlessDeclared(subject.System);

    // Resources of the pod as a whole (Kubernetes 1.34) stand for those of its containers.
    private static bool IsMissing(KubePod pod, KubeContainer container, (string Bound, string Resource) required) =>
        container.Node.At("resources", required.Bound, required.Resource).IsNullOrMissing()
        && pod.Specification.At("resources", required.Bound, required.Resource).IsNullOrMissing();
}
