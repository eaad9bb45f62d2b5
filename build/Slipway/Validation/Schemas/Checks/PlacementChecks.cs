using Slipway.Manifests;

namespace Slipway.Validation.Schemas.Checks;

/// <summary>What decides on which node a pod runs.</summary>
internal static class PlacementChecks
{
    public static IEnumerable<(string Type, TypeCheck Check)> All =>
    [
        ("core.v1.Toleration", CheckToleration),
        ("core.v1.PodAffinityTerm", CheckTopology),
        ("core.v1.PodAffinityTerm", static (in CheckScope scope) => scope.Forms("namespaces", Forms.IsLabel, Forms.Label)),
        ("core.v1.WeightedPodAffinityTerm", static (in CheckScope scope) => scope.Between("weight", 1, 100)),
        ("core.v1.PreferredSchedulingTerm", static (in CheckScope scope) => scope.Between("weight", 1, 100)),
        ("core.v1.NodeSelector", static (in CheckScope scope) => scope.NotEmpty("nodeSelectorTerms")),
        ("core.v1.NodeSelectorRequirement", CheckRequirement),
        ("core.v1.TopologySpreadConstraint", CheckSpread),
    ];

    private static void CheckToleration(in CheckScope scope)
    {
        scope.Form("key", Forms.IsQualified, Forms.Qualified);
        scope.OneOf("operator", "Exists", "Equal", "Lt", "Gt");
        scope.OneOf("effect", "NoSchedule", "PreferNoSchedule", "NoExecute");
        if (scope.Text("operator") == "Exists" && scope.Text("value").Length > 0)
        {
            scope.Report(ApiProblemKind.Contradiction, "value", "the operator Exists takes no value");
        }

        if (scope.Text("operator") is "" or "Equal")
        {
            scope.Form("value", Forms.IsLabelValue, "up to 63 letters, digits, '-', '_' and '.', a letter or digit at both ends");
        }

        if (scope.Text("key").Length == 0 && scope.Text("operator") != "Exists")
        {
            scope.Report(ApiProblemKind.Contradiction, "operator", "a toleration without a key has the operator Exists");
        }

        if (scope.Has("tolerationSeconds") && scope.Text("effect") != "NoExecute")
        {
            scope.Report(ApiProblemKind.Contradiction, "tolerationSeconds", "only the effect NoExecute takes a time");
        }
    }

    private static void CheckTopology(in CheckScope scope)
    {
        scope.NotEmpty("topologyKey");
        scope.Form("topologyKey", Forms.IsQualified, Forms.Qualified);
    }

    private static void CheckRequirement(in CheckScope scope)
    {
        scope.NotEmpty("key");
        scope.NotEmpty("operator");
        scope.OneOf("operator", "In", "NotIn", "Exists", "DoesNotExist", "Gt", "Lt");
        scope.Form("key", Forms.IsQualified, Forms.Qualified);
        var count = scope["values"].ItemsOrNone().Count;
        var problem = scope.Text("operator") switch
        {
            "In" or "NotIn" when count == 0 => "needs values",
            "Exists" or "DoesNotExist" when count > 0 => "takes no values",
            "Gt" or "Lt" when count != 1 => "takes one value",
            _ => null,
        };
        if (problem is not null)
        {
            scope.Report(ApiProblemKind.Contradiction, "values", $"the operator {scope.Text("operator")} {problem}");
        }
    }

    private static void CheckSpread(in CheckScope scope)
    {
        scope.Between("maxSkew", 1);
        scope.NotEmpty("whenUnsatisfiable");
        scope.OneOf("whenUnsatisfiable", "DoNotSchedule", "ScheduleAnyway");
        CheckTopology(scope);
    }
}
