using Slipway.Manifests;

namespace Slipway.Validation.Schemas.Checks;

/// <summary>Volume claims and storage classes.</summary>
internal static class ClaimChecks
{
    public static IEnumerable<(string Type, TypeCheck Check)> All =>
    [
        ("core.v1.PersistentVolumeClaimSpec", CheckClaim),
        ("storage.v1.StorageClass", CheckClass),
    ];

    private static void CheckClaim(in CheckScope scope)
    {
        scope.NotEmpty("accessModes", "how the volume is mounted, such as ReadWriteOnce");
        foreach (var mode in scope["accessModes"].ItemsOrNone().Select(static mode => mode.Text).OfType<string>())
        {
            if (mode is not ("ReadWriteOnce" or "ReadOnlyMany" or "ReadWriteMany" or "ReadWriteOncePod"))
            {
                scope.Report(ApiProblemKind.Value, "accessModes", $"'{mode}' is none of the values allowed: ReadWriteOnce, ReadOnlyMany, ReadWriteMany, ReadWriteOncePod");
            }
        }

        scope.Form("volumeMode", static mode => mode is "Block" or "Filesystem", "Block or Filesystem", ApiProblemKind.Value, orEmpty: false);
        scope.Form("storageClassName", Forms.IsSubdomain, Forms.Subdomain);
        var size = scope["resources"]?["requests"]?["storage"];
        if (size.IsNullOrMissing())
        {
            scope.Report(ApiProblemKind.Required, "resources", "a claim asks for storage: resources.requests.storage");
        }
        else if (Quantities.TryParse(size.Text ?? "", out var amount) && amount <= 0)
        {
            scope.Report(ApiProblemKind.Quantity, "resources", "a claim asks for more than no storage");
        }
    }

    private static void CheckClass(in CheckScope scope)
    {
        scope.NotEmpty("provisioner");
        scope.OneOf("reclaimPolicy", "Delete", "Retain");
        scope.Form("provisioner", static name => Forms.IsQualified(name.ToLowerInvariant()), Forms.Qualified);
        scope.Form("volumeBindingMode", static mode => mode is "Immediate" or "WaitForFirstConsumer", "Immediate or WaitForFirstConsumer", ApiProblemKind.Value, orEmpty: false);
    }
}
