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
    private static readonly FrozenSet<(string Type, string Field)> NeededAsWell = new[]
    {
        ("apps.v1.DaemonSet", "spec"),
        ("apps.v1.Deployment", "spec"),
        ("apps.v1.ReplicaSet", "spec"),
        ("apps.v1.StatefulSet", "spec"),
        ("autoscaling.v1.HorizontalPodAutoscaler", "spec"),
        ("autoscaling.v2.HorizontalPodAutoscaler", "spec"),
        ("autoscaling.v2beta1.HorizontalPodAutoscaler", "spec"),
        ("autoscaling.v2beta2.HorizontalPodAutoscaler", "spec"),
        ("batch.v1.CronJob", "spec"),
        ("batch.v1.Job", "spec"),
        ("batch.v1.JobTemplateSpec", "spec"),
        ("batch.v1beta1.CronJob", "spec"),
        ("batch.v1beta1.JobTemplateSpec", "spec"),
        ("core.v1.PersistentVolumeClaim", "spec"),
        ("core.v1.Pod", "spec"),
        ("core.v1.PodTemplateSpec", "spec"),
        ("core.v1.Service", "spec"),
        ("networking.v1.HTTPIngressPath", "pathType"),
        ("networking.v1.Ingress", "spec"),
    }.ToFrozenSet();

    /// <summary>Checks a mapping.</summary>
    /// <param name="mapping">The mapping.</param>
    /// <param name="type">Its type.</param>
    /// <param name="path">The field that it stands under.</param>
    /// <param name="problems">Where to report.</param>
    public static void Check(KubeMapping mapping, ObjectType type, NodePath path, ApiProblems problems)
    {
        foreach (var field in type.Fields.Values)
        {
            var isNeeded = !field.IsRequired && NeededAsWell.Contains((type.Name, field.Name));
            if ((!field.IsRequired && !isNeeded) || !mapping[field.Name].IsNullOrMissing() || type.Name.EndsWith("Status", StringComparison.Ordinal))
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
