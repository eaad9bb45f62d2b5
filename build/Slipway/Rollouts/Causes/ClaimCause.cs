using System.Text.Json;
using Slipway.Cluster;

namespace Slipway.Rollouts.Causes;

/// <summary>Claims that get no volume.</summary>
internal sealed class ClaimCause : ICause
{
    /// <inheritdoc/>
    public IEnumerable<Diagnosis> Find(Scene scene)
    {
        if (scene.Workload.Kind != "PersistentVolumeClaim")
        {
            yield break;
        }

        var subject = $"PersistentVolumeClaim/{scene.Workload.Name}";
        if (scene.Found.TextAt("status", "phase") == "Lost")
        {
            yield return new Diagnosis(
                FailureCause.ClaimLost, subject, $"its volume {scene.Found.TextAt("spec", "volumeName")} is lost", "Restore the volume from a backup; then delete the claim, and deploy again.");
        }
        else if (scene.View.EventsOf(scene.Found).LastOrDefault() is { ValueKind: JsonValueKind.Object } last && Waiting(scene.Found, subject, last) is { } sign)
        {
            yield return sign;
        }
    }

    // Source of the reasons: k8s.io/kubernetes pkg/controller/volume/events/event.go.
    private static Diagnosis? Waiting(JsonElement claim, string subject, JsonElement last)
    {
        var said = Text.Of(last, "message");
        var name = claim.TextAt("spec", "storageClassName");
        var asked = claim.TextAt("spec", "resources", "requests", "storage");
        return last.TextAt("reason") switch
        {
            "ProvisioningFailed" when said.Contains("not found", StringComparison.Ordinal) && said.Contains("storageclass", StringComparison.OrdinalIgnoreCase) => new Diagnosis(
                FailureCause.ClaimWithoutClass, subject, $"there is no storage class '{name}'", "Name a class that kubectl get storageclass lists.") { Lines = [Text.Line(said)] },
            "ProvisioningFailed" => new Diagnosis(
                FailureCause.ClaimNotProvisioned, subject, $"its provisioner makes no volume of {asked}: {Text.Line(said)}", "See to the provisioner, and to the space it has.") { Lines = [Text.Line(said)] },
            "FailedBinding" => new Diagnosis(
                FailureCause.ClaimWithoutClass, subject, "it names no storage class, the cluster has no default one, and no volume fits", "Set a storage class in the values.") { Lines = [Text.Line(said)] },
            "ExternalProvisioning" => new Diagnosis(
                FailureCause.ClaimNotProvisioned, subject, $"no volume of class '{name}' comes from its provisioner", "See whether the provisioner runs.") { Lines = [Text.Line(said)] },
            _ => null,
        };
    }
}
