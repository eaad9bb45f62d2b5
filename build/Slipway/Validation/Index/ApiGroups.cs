namespace Slipway.Validation.Index;

/// <summary>The API groups that rules ask for. Source: https://kubernetes.io/docs/reference/using-api/#api-groups.</summary>
internal static class ApiGroups
{
    /// <summary>Pods, Services, ConfigMaps, Secrets, ServiceAccounts.</summary>
    public const string Core = "";

    /// <summary>Deployments, StatefulSets, DaemonSets.</summary>
    public const string Apps = "apps";

    /// <summary>HorizontalPodAutoscalers.</summary>
    public const string Autoscaling = "autoscaling";

    /// <summary>Jobs and CronJobs.</summary>
    public const string Batch = "batch";

    /// <summary>ServiceMonitors of the Prometheus operator.</summary>
    public const string Monitoring = "monitoring.coreos.com";

    /// <summary>Ingresses and NetworkPolicies.</summary>
    public const string Networking = "networking.k8s.io";

    /// <summary>PodDisruptionBudgets.</summary>
    public const string Policy = "policy";

    /// <summary>Roles and their bindings.</summary>
    public const string Rbac = "rbac.authorization.k8s.io";
}
