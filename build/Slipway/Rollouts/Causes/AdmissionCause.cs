using System.Text.Json;
using Slipway.Cluster;

namespace Slipway.Rollouts.Causes;

/// <summary>Pods that the API does not let a controller make: quotas, webhooks, Pod Security, ServiceAccounts.</summary>
internal sealed class AdmissionCause : ICause
{
    /// <inheritdoc/>
    public IEnumerable<Diagnosis> Find(Scene scene)
    {
        if (Said(scene) is not { Length: > 0 } said)
        {
            yield break;
        }

        var isQuota = said.Contains("exceeded quota", StringComparison.Ordinal) || said.Contains("failed quota", StringComparison.Ordinal);
        yield return new Diagnosis(
            isQuota ? FailureCause.QuotaExceeded : FailureCause.AdmissionRefused,
            scene.Workload.ToString(),
            $"its pods are refused: {Text.Line(Reason(said))}",
            isQuota ? "Lower requests, limits or replicas, or have the namespace's quota raised: kubectl describe quota" : Advice(said))
        {
            Lines = [Text.Line(said)],
        };
    }

    // Of a Deployment the condition tells, which goes when pods can be made again; of the others events alone do.
    private static string? Said(Scene scene)
    {
        if (scene.Workload.Kind == "Deployment")
        {
            var set = scene.View.NewestReplicaSetOf(scene.Found);
            var condition = set?.Condition("ReplicaFailure") ?? (set is null ? scene.Found.Condition("ReplicaFailure") : null);
            return condition?.TextAt("status") == "True" ? condition.Value.TextAt("message") : null;
        }

        if (scene.Workload.Kind is not ("StatefulSet" or "DaemonSet" or "Job"))
        {
            return null;
        }

        var desired = scene.Workload.Kind == "DaemonSet" ? scene.Found.NumberAt("status", "desiredNumberScheduled") : scene.Found.NumberAt("spec", "replicas");
        return scene.Pods.Count >= (desired ?? 1)
            ? null
            : scene.History.NewsOf(scene.Found).LastOrDefault(one => one.TextAt("reason") is "FailedCreate") is { ValueKind: JsonValueKind.Object } last ? last.TextAt("message") : null;
    }

    // pods "web-1-" is forbidden: exceeded quota: ... ; create Pod db-0 in StatefulSet db failed error: pods "db-0" is forbidden: ...
    private static string Reason(string said)
    {
        foreach (var mark in new[] { "is forbidden: ", "Error creating: ", "failed error: " })
        {
            if (said.IndexOf(mark, StringComparison.Ordinal) is >= 0 and var at)
            {
                return said[(at + mark.Length)..];
            }
        }

        return said;
    }

    private static string Advice(string said) =>
        said.Contains("admission webhook", StringComparison.Ordinal) ? "Do what the webhook asks for, or have its policy changed."
        : said.Contains("failed calling webhook", StringComparison.Ordinal) ? "See whether the webhook's service runs."
        : said.Contains("PodSecurity", StringComparison.Ordinal) ? "Mend the pod's security context: --target=Validate names the fields."
        : said.Contains("serviceaccount", StringComparison.OrdinalIgnoreCase) ? "Have the ServiceAccount made by the chart, or name one that exists."
        : "Do what the cluster asks for, or have its policy changed.";
}
