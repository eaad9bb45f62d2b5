using System.Collections.Frozen;
using Slipway.Manifests;
using Slipway.Model;
using Slipway.Validation.Schemas.Model;

namespace Slipway.Validation.Schemas;

/// <summary>Checks that the fields are there that a type declares as required.</summary>
internal static class RequiredFields
{
    // Declared as required, and yet the API server takes an object without them: it fills in a default, or an empty value is one.
    // Found by dropping each required field from an object and asking the API server (tests/EndToEnd.Tests/Schemas).
    private static readonly FrozenSet<(string Type, string Field)> TakenWithout = new[]
    {
        ("apps.v1.StatefulSetSpec", "serviceName"),
        ("core.v1.HTTPHeader", "value"),
        ("networking.v1.NetworkPolicySpec", "podSelector"),
        ("rbac.v1.RoleRef", "apiGroup"),
        ("rbac.v1.ClusterRole", "rules"),
        ("rbac.v1.Role", "rules"),
        ("core.v1.LimitRangeSpec", "limits"),
        ("core.v1.PreferredSchedulingTerm", "preference"),
        ("core.v1.Sysctl", "value"),
        ("scheduling.v1.PriorityClass", "value"),
    }.ToFrozenSet();

    // Declared as optional, and yet an object without them has nothing that the API server could take.
    private static readonly FrozenDictionary<string, string> NeededAsWell = new[]
    {
        "apps.v1.DaemonSet", "apps.v1.Deployment", "apps.v1.ReplicaSet", "apps.v1.StatefulSet", "autoscaling.v1.HorizontalPodAutoscaler",
        "autoscaling.v2.HorizontalPodAutoscaler", "autoscaling.v2beta1.HorizontalPodAutoscaler", "autoscaling.v2beta2.HorizontalPodAutoscaler",
        "batch.v1.CronJob", "batch.v1.Job", "batch.v1.JobTemplateSpec", "batch.v1beta1.CronJob", "batch.v1beta1.JobTemplateSpec",
        "core.v1.PersistentVolumeClaim", "core.v1.PersistentVolumeClaimTemplate", "core.v1.Pod", "core.v1.PodTemplateSpec", "core.v1.Service", "networking.v1.Ingress",
    }.ToFrozenDictionary(type => type, _ => "spec", StringComparer.Ordinal);

    /// <summary>Checks a mapping.</summary>
    /// <param name="mapping">The mapping.</param>
    /// <param name="type">Its type.</param>
    /// <param name="path">The field that it stands under.</param>
    /// <param name="problems">Where to report.</param>
    public static void Check(KubeMapping mapping, ObjectType type, NodePath path, ApiProblems problems)
    {
        if (NeededAsWell.TryGetValue(type.Name, out var needed) && mapping[needed].IsNullOrMissing())
        {
            problems.Add(ApiProblemKind.Required, path.Field(needed), $"the required field '{needed}' is missing");
        }

        foreach (var field in type.Required)
        {
            if (!mapping[field.Name].IsNullOrMissing() || type.Name.EndsWith("Status", StringComparison.Ordinal))
            {
                continue;
            }

            var isTaken = TakenWithout.Contains((type.Name, field.Name));
            problems.Add(
                ApiProblemKind.Required,
                path.Field(field.Name),
                isTaken ? $"the field '{field.Name}' is declared as required; the API server takes the object without it" : $"the required field '{field.Name}' is missing",
                isTaken ? Severity.Warning : Severity.Error);
        }
    }
}
