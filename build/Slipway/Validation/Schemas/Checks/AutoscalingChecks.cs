using Slipway.Manifests;

namespace Slipway.Validation.Schemas.Checks;

/// <summary>Autoscalers and disruption budgets.</summary>
internal static class AutoscalingChecks
{
    private static readonly string[] Versions = ["v1", "v2", "v2beta1", "v2beta2"];

    public static IEnumerable<(string Type, TypeCheck Check)> All =>
    [
        .. Versions.SelectMany(version => new (string, TypeCheck)[]
        {
            ($"autoscaling.{version}.HorizontalPodAutoscalerSpec", CheckAutoscaler),
            ($"autoscaling.{version}.CrossVersionObjectReference", CheckReference),
            ($"autoscaling.{version}.MetricIdentifier", static (in CheckScope scope) => { scope.NotEmpty("name"); scope.Form("name", IsPathSegment, "no '/' and no '%'"); }),
            ($"autoscaling.{version}.ResourceMetricSource", static (in CheckScope scope) => scope.NotEmpty("name")),
            ($"autoscaling.{version}.MetricSpec", CheckMetric),
            ($"autoscaling.{version}.MetricTarget", CheckTarget),
            ($"autoscaling.{version}.HPAScalingRules", CheckScaling),
            ($"autoscaling.{version}.HPAScalingPolicy", CheckPolicy),
        }),
        ("policy.v1.PodDisruptionBudgetSpec", CheckBudget),
        ("policy.v1beta1.PodDisruptionBudgetSpec", CheckBudget),
    ];

    private static void CheckAutoscaler(in CheckScope scope)
    {
        scope.Between("minReplicas", 1);
        scope.Between("maxReplicas", 1);
        var minimum = scope["minReplicas"].AsInteger() ?? 1;
        if (scope["maxReplicas"].AsInteger() is { } maximum && maximum >= 1 && maximum < minimum)
        {
            scope.Report(ApiProblemKind.Contradiction, "maxReplicas", $"maxReplicas ({maximum}) is less than minReplicas ({minimum})");
        }

        scope.Between("targetCPUUtilizationPercentage", 1);
    }

    private static void CheckReference(in CheckScope scope)
    {
        foreach (var field in (string[])["kind", "name"])
        {
            scope.NotEmpty(field);
            scope.Form(field, IsPathSegment, "no '/' and no '%'");
        }
    }

    private static bool IsPathSegment(string text) => text is not ("." or "..") && !text.AsSpan().ContainsAny('/', '%');

    private static void CheckScaling(in CheckScope scope)
    {
        scope.Between("stabilizationWindowSeconds", 0, 3600);
        scope.Form("selectPolicy", static policy => policy is "Max" or "Min" or "Disabled", "Max, Min or Disabled", ApiProblemKind.Value, orEmpty: false);
        scope.NotEmpty("policies");
    }

    private static void CheckMetric(in CheckScope scope)
    {
        scope.NotEmpty("type");
        var source = scope.Text("type") switch
        {
            "Resource" => "resource",
            "Pods" => "pods",
            "Object" => "object",
            "External" => "external",
            "ContainerResource" => "containerResource",
            _ => null,
        };
        if (source is null)
        {
            scope.OneOf("type", "ContainerResource", "External", "Object", "Pods", "Resource");
            return;
        }

        if (!scope.Has(source))
        {
            scope.Report(ApiProblemKind.Union, source, $"a metric of type {scope.Text("type")} has the field {source}");
        }

        foreach (var other in scope.Node.Fields.Where(field => field.Name != "type" && field.Name != source && !field.Value.IsNullOrMissing()))
        {
            scope.Report(ApiProblemKind.Union, other.Name, $"a metric of type {scope.Text("type")} has no field {other.Name}");
        }
    }

    private static void CheckTarget(in CheckScope scope)
    {
        scope.NotEmpty("type");
        scope.OneOf("type", "Utilization", "Value", "AverageValue");
        scope.Between("averageUtilization", 1);
        if (!scope.Has("averageUtilization") && !scope.Has("averageValue") && !scope.Has("value"))
        {
            scope.ExactlyOne("averageUtilization", "averageValue", "value");
        }
    }

    private static void CheckPolicy(in CheckScope scope)
    {
        scope.NotEmpty("type");
        scope.OneOf("type", "Pods", "Percent");
        scope.Between("value", 1);
        scope.Between("periodSeconds", 1, 1800);
    }

    private static void CheckBudget(in CheckScope scope)
    {
        scope.AtMostOne("minAvailable", "maxUnavailable");
        foreach (var field in (string[])["minAvailable", "maxUnavailable"])
        {
            scope.Between(field, 0);
            scope.Form(field, Forms.IsPercentage, "a whole number, or a percentage such as 50%", ApiProblemKind.Range);
        }
    }
}
