using Slipway.Manifests;
using Slipway.Model;
using Slipway.Validation.Schemas.Model;

namespace Slipway.Validation.Rules.Lifecycle;

/// <summary>SLW136: no field, annotation or label is used that Kubernetes has replaced by another.</summary>
internal sealed class DeprecatedFieldsRule() : PolicyRule(new Rule(
    "SLW136",
    "Fields are not deprecated",
    Severity.Warning,
    "What is deprecated works until it is removed, or, as most annotations of early days, is taken without a word and does nothing any more: a pod without the "
        + "seccomp profile that its annotation asks for runs all the same. Asked of the versions of Kubernetes that have the replacement.",
    "Write the replacement that the message names.",
    Sample.Of(Sample.Deployment(pod: "nodeSelector:\n  beta.kubernetes.io/os: linux")),
    Sample.Of(Sample.Deployment(pod: "nodeSelector:\n  kubernetes.io/os: linux")),
    "https://kubernetes.io/docs/reference/labels-annotations-taints/, https://kubernetes.io/docs/reference/kubernetes-api/workload-resources/pod-v1/")
    { WarnsUndeclared = true })
{
    // The first minor version of Kubernetes 1 in which it is deprecated, and what takes its place. A name that ends with '/' stands for all that begin so.
    private static readonly (string Name, int Since, string Instead)[] PodAnnotations =
    [
        ("seccomp.security.alpha.kubernetes.io/pod", 19, "securityContext.seccompProfile"),
        ("container.seccomp.security.alpha.kubernetes.io/", 19, "securityContext.seccompProfile of the container"),
        ("container.apparmor.security.beta.kubernetes.io/", 30, "securityContext.appArmorProfile of the container"),
        ("scheduler.alpha.kubernetes.io/critical-pod", 14, "spec.priorityClassName"),
    ];

    private static readonly (string Name, int Since, string Instead)[] Annotations =
    [
        ("kubernetes.io/ingress.class", 18, "spec.ingressClassName"),
        ("volume.beta.kubernetes.io/storage-class", 6, "spec.storageClassName"),
        ("service.alpha.kubernetes.io/tolerate-unready-endpoints", 11, "spec.publishNotReadyAddresses"),
    ];

    private static readonly (string Name, int Since, string Instead)[] NodeLabels =
    [
        ("beta.kubernetes.io/os", 14, "kubernetes.io/os"),
        ("beta.kubernetes.io/arch", 14, "kubernetes.io/arch"),
        ("beta.kubernetes.io/instance-type", 17, "node.kubernetes.io/instance-type"),
        ("failure-domain.beta.kubernetes.io/zone", 17, "topology.kubernetes.io/zone"),
        ("failure-domain.beta.kubernetes.io/region", 17, "topology.kubernetes.io/region"),
    ];

    /// <inheritdoc/>
    protected override IEnumerable<Finding> Find(ManifestSubject subject) =>
        from current in subject.Set.Objects
        from use in UsesOf(current)
        where KubeRelease.Parse(subject.KubeVersion) >= new KubeRelease(1, use.Since)
        select Rule.InObject(subject.Set, current, $"{use.Name} is deprecated since Kubernetes 1.{use.Since}: use {use.Instead}", use.Path);

    private static IEnumerable<(string Name, int Since, string Instead, string Path)> UsesOf(KubeObject current)
    {
        var own = Among(Annotations, current.Annotations, "metadata.annotations");
        if (current.Kind == "Service" && current.Root.At("spec", "loadBalancerIP") is not null)
        {
            own = own.Append(("loadBalancerIP", 24, "the annotation of your load balancer", "spec.loadBalancerIP"));
        }

        if (current.Pod is not { } pod)
        {
            return own;
        }

        // What a pod's spec stands below is its own metadata's place too.
        var above = pod.FieldPath[..^"spec".Length];
        var gitVolumes = pod.Specification["volumes"].ItemsOrNone().Select((volume, index) => (volume, index)).Where(pair => pair.volume["gitRepo"] is not null)
            .Select(pair => ("gitRepo", 11, "an init container that clones into an emptyDir", $"{pod.FieldPath}.volumes[{pair.index}].gitRepo"));
        var account = pod.Specification["serviceAccount"] is not null && pod.Specification["serviceAccountName"] is null
            ? [("serviceAccount", 1, "serviceAccountName", $"{pod.FieldPath}.serviceAccount")]
            : Enumerable.Empty<(string, int, string, string)>();
        return own.Concat(Among(PodAnnotations, pod.Metadata?["annotations"].FieldsOrNone() ?? [], above + "metadata.annotations"))
            .Concat(Among(NodeLabels, pod.Specification["nodeSelector"].FieldsOrNone(), pod.FieldPath + ".nodeSelector"))
            .Concat(gitVolumes)
            .Concat(account);
    }

    private static IEnumerable<(string Name, int Since, string Instead, string Path)> Among(
        (string Name, int Since, string Instead)[] known, IEnumerable<KubeField> fields, string path) =>
        from field in fields
        from entry in known
        where entry.Name[^1] == '/' ? field.Name.StartsWith(entry.Name, StringComparison.Ordinal) : field.Name == entry.Name
        select (field.Name, entry.Since, entry.Instead, $"{path}['{field.Name}']");
}
