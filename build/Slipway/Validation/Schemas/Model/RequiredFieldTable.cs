using System.Collections.Frozen;

namespace Slipway.Validation.Schemas.Model;

/// <summary>Where what the API server asks for differs from what the schema declares as required.</summary>
internal static class RequiredFieldTable
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

    /// <summary>Whether an object of a type needs a field.</summary>
    /// <param name="type">Name of the type.</param>
    /// <param name="field">The field.</param>
    public static bool IsNeeded(string type, FieldDefinition field) =>
        (field.IsRequired || NeededAsWell.Contains((type, field.Name))) && !type.EndsWith("Status", StringComparison.Ordinal);

    /// <summary>Whether the API server takes an object without a field that its type declares as required.</summary>
    /// <param name="type">Name of the type.</param>
    /// <param name="field">Name of the field.</param>
    public static bool IsTakenWithout(string type, string field) => TakenWithout.Contains((type, field));
}
