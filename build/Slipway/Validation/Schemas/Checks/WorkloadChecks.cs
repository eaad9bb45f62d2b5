using Slipway.Manifests;

namespace Slipway.Validation.Schemas.Checks;

/// <summary>Deployments, StatefulSets, DaemonSets and ReplicaSets. That the selector finds the pods is SLW017.</summary>
internal static class WorkloadChecks
{
    public static IEnumerable<(string Type, TypeCheck Check)> All =>
    [
        ("apps.v1.DeploymentSpec", CheckDeployment),
        ("apps.v1.DeploymentSpec", CheckCommon),
        ("apps.v1.StatefulSetSpec", CheckCommon),
        ("apps.v1.DaemonSetSpec", CheckCommon),
        ("apps.v1.ReplicaSetSpec", CheckCommon),
        ("apps.v1.StatefulSetSpec", static (in CheckScope scope) => scope.OneOf("podManagementPolicy", "OrderedReady", "Parallel")),
        ("apps.v1.DeploymentStrategy", CheckStrategy),
        ("apps.v1.StatefulSetUpdateStrategy", CheckUpdateStrategy),
        ("apps.v1.DaemonSetUpdateStrategy", CheckUpdateStrategy),
        ("apps.v1.RollingUpdateDeployment", CheckRolling),
        ("apps.v1.RollingUpdateDaemonSet", CheckDaemons),
        ("apps.v1.RollingUpdateStatefulSetStrategy", static (in CheckScope scope) => scope.Between("partition", 0)),
    ];

    private static void CheckCommon(in CheckScope scope)
    {
        scope.Between("replicas", 0);
        scope.Between("minReadySeconds", 0);
        scope.Between("revisionHistoryLimit", 0);
        if (scope["template"]?["spec"] is not KubeMapping pod)
        {
            return;
        }

        var inner = scope.Below(pod, "template", "spec");
        if (inner.Text("restartPolicy") is "OnFailure" or "Never")
        {
            inner.Report(ApiProblemKind.Contradiction, "restartPolicy", $"'{inner.Text("restartPolicy")}' is not allowed here: pods of this kind are always restarted");
        }

        if (inner.Has("activeDeadlineSeconds"))
        {
            inner.Report(ApiProblemKind.Contradiction, "activeDeadlineSeconds", "pods of this kind have no deadline");
        }
    }

    private static void CheckDeployment(in CheckScope scope)
    {
        var ready = scope["minReadySeconds"].AsInteger() ?? 0;
        var deadline = scope["progressDeadlineSeconds"].AsInteger() ?? 600;
        if (deadline <= ready)
        {
            scope.Report(ApiProblemKind.Contradiction, "progressDeadlineSeconds", $"the progress deadline ({deadline} s) must be more than minReadySeconds ({ready} s)");
        }
    }

    private static void CheckStrategy(in CheckScope scope)
    {
        if (scope.Text("type") == "Recreate" && scope.Has("rollingUpdate"))
        {
            scope.Report(ApiProblemKind.Contradiction, "rollingUpdate", "the strategy Recreate has no rollingUpdate");
        }

        scope.OneOf("type", "Recreate", "RollingUpdate");
    }

    private static void CheckUpdateStrategy(in CheckScope scope)
    {
        if (scope.Text("type") == "OnDelete" && scope.Has("rollingUpdate"))
        {
            scope.Report(ApiProblemKind.Contradiction, "rollingUpdate", "the strategy OnDelete has no rollingUpdate");
        }

        scope.OneOf("type", "OnDelete", "RollingUpdate");
    }

    private static void CheckDaemons(in CheckScope scope)
    {
        CheckAmounts(scope);
        if (scope.Text("maxUnavailable") is "0" or "0%" && scope.Text("maxSurge") is "" or "0" or "0%")
        {
            scope.Report(ApiProblemKind.Contradiction, "maxUnavailable", "maxUnavailable cannot be 0 without a maxSurge: no pod could ever be replaced");
        }
    }

    private static void CheckAmounts(in CheckScope scope)
    {
        foreach (var field in (string[])["maxSurge", "maxUnavailable"])
        {
            scope.Between(field, 0);
            scope.Form(field, Forms.IsPercentage, "a whole number, or a percentage such as 25%", ApiProblemKind.Range, orEmpty: false);
        }
    }

    private static void CheckRolling(in CheckScope scope)
    {
        CheckAmounts(scope);
        if (scope.Text("maxUnavailable") is "0" or "0%" && scope.Text("maxSurge") is "0" or "0%")
        {
            scope.Report(ApiProblemKind.Contradiction, "maxUnavailable", "maxUnavailable and maxSurge cannot both be 0: no pod could ever be replaced");
        }
    }
}
