using Slipway.Manifests;
using Slipway.Model;

namespace Slipway.Validation.Rules.Manifests;

/// <summary>SLW022: the volume claims that a system declares are rendered.</summary>
internal sealed class PersistentVolumeClaimsRule : IManifestRule
{
    private static readonly SystemDefinition Example = new("app") { Expectations = new ChartExpectations { PersistentVolumeClaims = ["app-media"] } };

    /// <inheritdoc/>
    public Rule Rule { get; } = new(
        "SLW022",
        "Required volume claims are rendered",
        Severity.Error,
        "Without its claim a volume is lost with the pod, or the pod waits for a claim that nobody makes.",
        "Mend the condition or the value that leaves the claim out, or the system's declaration.",
        RuleExample.Rendered(Manifest("app-files")) with { System = Example },
        RuleExample.Rendered(Manifest("app-media")) with { System = Example },
        "https://kubernetes.io/docs/concepts/storage/persistent-volumes/#persistentvolumeclaims");

    /// <inheritdoc/>
    public IEnumerable<Finding> Check(ManifestSubject subject)
    {
        if (subject.Expectations is not { PersistentVolumeClaims: { Count: > 0 } required })
        {
            return [];
        }

        var rendered = subject.Set.Objects.SelectMany(Claims).ToHashSet(StringComparer.Ordinal);
        return required.Where(name => !rendered.Contains(name)).Select(name => Rule.InSet(subject.Set, $"the PersistentVolumeClaim '{name}' is not rendered"));
    }

    // A StatefulSet makes one claim a replica out of each template, <template>-<set>-<ordinal>; that of the first replica stands for all.
    private static IEnumerable<string> Claims(KubeObject current) => current.Kind switch
    {
        "PersistentVolumeClaim" => [current.Name],
        "StatefulSet" => current.Root.At("spec", "volumeClaimTemplates").ItemsOrNone().Select(claim => $"{claim.At("metadata", "name")?.Text}-{current.Name}-0"),
        _ => [],
    };

    private static string Manifest(string name) => $$"""
        apiVersion: v1
        kind: PersistentVolumeClaim
        metadata:
          name: {{name}}
        spec:
          accessModes:
            - ReadWriteOnce
          resources:
            requests:
              storage: 1Gi

        """;
}
