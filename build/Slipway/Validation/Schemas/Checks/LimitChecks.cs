using Slipway.Manifests;

namespace Slipway.Validation.Schemas.Checks;

/// <summary>Limits and quotas of namespaces.</summary>
internal static class LimitChecks
{
    private static readonly string[] Sections = ["min", "max", "default", "defaultRequest", "maxLimitRequestRatio"];
    private static readonly string[] Counted = ["pods", "services", "replicationcontrollers", "resourcequotas", "secrets", "configmaps", "persistentvolumeclaims"];
    private static readonly string[] Measured = ["cpu", "memory", "ephemeral-storage", "storage"];

    public static IEnumerable<(string Type, TypeCheck Check)> All =>
    [
        ("core.v1.LimitRangeSpec", static (in CheckScope scope) => scope.Unique("limits", "type")),
        ("core.v1.LimitRangeItem", CheckLimits),
        ("core.v1.ResourceQuotaSpec", CheckQuota),
    ];

    private static void CheckLimits(in CheckScope scope)
    {
        scope.Form("type", static type => type is "Container" or "Pod" or "PersistentVolumeClaim" || IsForeign(type), "Container, Pod, PersistentVolumeClaim, or a name with a domain in front", ApiProblemKind.Value, orEmpty: false);
        foreach (var section in Sections)
        {
            foreach (var amount in scope[section].FieldsOrNone())
            {
                if (!Measured.Contains(amount.Name, StringComparer.Ordinal) && !IsForeign(amount.Name) && !amount.Name.StartsWith("hugepages-", StringComparison.Ordinal))
                {
                    scope.Report(ApiProblemKind.Value, section, $"'{amount.Name}' is no resource: {string.Join(", ", Measured)}, or a name with a domain in front");
                }

                if (section is "default" or "defaultRequest" or "min" && Amount(scope["max"]?[amount.Name]) is { } most && Amount(amount.Value) is { } value && value > most)
                {
                    scope.Report(ApiProblemKind.Quantity, section, $"{amount.Name}: {amount.Value.Text} is more than the max {scope["max"]![amount.Name]!.Text}");
                }
            }
        }
    }

    private static void CheckQuota(in CheckScope scope)
    {
        foreach (var amount in scope["hard"].FieldsOrNone())
        {
            var name = amount.Name.StartsWith("requests.", StringComparison.Ordinal) || amount.Name.StartsWith("limits.", StringComparison.Ordinal) ? amount.Name[(amount.Name.IndexOf('.', StringComparison.Ordinal) + 1)..] : amount.Name;
            if (!Counted.Contains(name, StringComparer.Ordinal) && !Measured.Contains(name, StringComparer.Ordinal) && !IsForeign(name)
                && !name.StartsWith("hugepages-", StringComparison.Ordinal) && name is not ("services.nodeports" or "services.loadbalancers"))
            {
                scope.Report(ApiProblemKind.Value, "hard", $"'{amount.Name}' is no resource that a quota counts");
            }
        }
    }

    private static bool IsForeign(string name) => name.Contains('/', StringComparison.Ordinal) && Forms.IsQualified(name);

    private static decimal? Amount(KubeNode? node) => Quantities.TryParse(node?.Text ?? "", out var value) ? value : null;
}
