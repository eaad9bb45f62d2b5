using Slipway.Manifests;
using Slipway.Model;
using Slipway.Validation.Index;

namespace Slipway.Validation.Rules.Targets;

/// <summary>SLW095: what containers mount is a volume of their pod.</summary>
internal sealed class VolumeRule() : PolicyRule(new Rule(
    "SLW095",
    "Mounted volumes exist",
    Severity.Error,
    "The API server refuses a pod that mounts a volume it does not have, and no pod is ever made. Values that turn a volume off and leave its mount do that in "
        + "one environment only.",
    "Add the volume to the pod, or to the StatefulSet's volumeClaimTemplates, under the name that is mounted.",
    Sample.Of(Sample.Deployment("volumeMounts:\n  - name: data\n    mountPath: /data", "volumes:\n  - name: tmp\n    emptyDir: {}")),
    Sample.Of(Sample.Deployment("volumeMounts:\n  - name: data\n    mountPath: /data", "volumes:\n  - name: data\n    emptyDir: {}")),
    "https://kubernetes.io/docs/concepts/storage/volumes/"))
{
    /// <inheritdoc/>
    protected override IEnumerable<Finding> Find(ManifestSubject subject)
    {
        foreach (var pod in subject.Index.Pods)
        {
            var volumes = VolumesOf(pod).ToHashSet(StringComparer.Ordinal);
            foreach (var container in pod.AllContainers)
            {
                foreach (var name in container.Node["volumeMounts"].ItemsOrNone().Select(mount => mount["name"]?.Text).OfType<string>().Where(name => !volumes.Contains(name)))
                {
                    yield return Rule.InObject(subject.Set, pod.Owner, $"the container '{container.Name}' mounts '{name}', and the pod has no such volume", container.FieldPath + ".volumeMounts");
                }
            }
        }
    }

    private static IEnumerable<string> VolumesOf(ManifestPod pod) => pod.Specification["volumes"].ItemsOrNone().Select(volume => volume["name"]?.Text)
        .Concat(pod.Owner.Root.At("spec", "volumeClaimTemplates").ItemsOrNone().Select(claim => claim.At("metadata", "name")?.Text))
        .OfType<string>();
}
