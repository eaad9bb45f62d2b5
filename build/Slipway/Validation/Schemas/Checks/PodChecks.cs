using Slipway.Manifests;

namespace Slipway.Validation.Schemas.Checks;

/// <summary>Pods: their containers taken together, their policies, and that every mount has its volume.</summary>
internal static class PodChecks
{
    public static IEnumerable<(string Type, TypeCheck Check)> All =>
    [
        ("core.v1.PodSpec", CheckPod),
        ("core.v1.PodSpec", CheckMounts),
        ("core.v1.PodSpec", CheckInitContainers),
        ("core.v1.PodSecurityContext", CheckRights),
        ("core.v1.HostAlias", CheckAlias),
        ("core.v1.PodDNSConfig", CheckResolver),
        ("core.v1.PodDNSConfigOption", static (in CheckScope scope) => scope.NotEmpty("name", "the option")),
        ("core.v1.Sysctl", CheckKernelSetting),
    ];

    private static void CheckPod(in CheckScope scope)
    {
        scope.NotEmpty("containers");
        scope.OneOf("restartPolicy", "Always", "OnFailure", "Never");
        scope.OneOf("dnsPolicy", "ClusterFirst", "ClusterFirstWithHostNet", "Default", "None");
        scope.Between("activeDeadlineSeconds", 1);
        scope.Form("serviceAccountName", Forms.IsSubdomain, Forms.Subdomain);
        scope.Form("hostname", Forms.IsLabel, Forms.Label);
        scope.Form("subdomain", Forms.IsLabel, Forms.Label);
        MetadataChecks.CheckLabels(scope, "nodeSelector");
        if (scope.Text("dnsPolicy") == "None" && (scope["dnsConfig"]?["nameservers"].ItemsOrNone() ?? []).Count == 0)
        {
            scope.Report(ApiProblemKind.Required, "dnsConfig", "dnsPolicy None needs a name server in dnsConfig.nameservers");
        }
    }

    private static void CheckMounts(in CheckScope scope)
    {
        var volumes = scope["volumes"].ItemsOrNone().Select(volume => volume["name"]?.Text).OfType<string>().ToHashSet(StringComparer.Ordinal);
        volumes.UnionWith(scope.Root.At("spec", "volumeClaimTemplates").ItemsOrNone().Select(claim => claim.At("metadata", "name")?.Text).OfType<string>());
        foreach (var list in (string[])["initContainers", "containers"])
        {
            foreach (var container in scope.Each(list))
            {
                foreach (var mount in container.Each("volumeMounts").Concat(container.Each("volumeDevices")))
                {
                    if (mount.Text("name") is { Length: > 0 } name && !volumes.Contains(name))
                    {
                        mount.Report(ApiProblemKind.Volume, "name", $"the pod has no volume '{name}'. {Wording.NearestNames.Hint(name, [.. volumes.DefaultIfEmpty("none")])}");
                    }
                }
            }
        }
    }

    private static void CheckInitContainers(in CheckScope scope)
    {
        foreach (var container in scope.Each("initContainers"))
        {
            // A sidecar: an init container that goes on running. Source: KEP-753.
            if (container.Text("restartPolicy") == "Always")
            {
                continue;
            }

            foreach (var field in (string[])["lifecycle", "livenessProbe", "readinessProbe", "startupProbe"])
            {
                if (container.Has(field))
                {
                    container.Report(ApiProblemKind.Contradiction, field, $"an init container has no {field}");
                }
            }
        }
    }

    private static void CheckRights(in CheckScope scope)
    {
        scope.Between("runAsUser", 0);
        scope.Between("runAsGroup", 0);
        scope.Between("fsGroup", 0);
        scope.Form("fsGroupChangePolicy", static policy => policy is "Always" or "OnRootMismatch", "Always or OnRootMismatch", ApiProblemKind.Value, orEmpty: false);
        scope.Unique("sysctls", "name");
        foreach (var group in scope["supplementalGroups"].ItemsOrNone())
        {
            if (group.AsInteger() is { } number and (< 0 or > int.MaxValue))
            {
                scope.Report(ApiProblemKind.Range, "supplementalGroups", $"{number} is no group: a number between 0 and {int.MaxValue}");
            }
        }
    }

    private static void CheckAlias(in CheckScope scope)
    {
        scope.Form("ip", Forms.IsAddress, "an IP address", orEmpty: false);
        scope.Forms("hostnames", Forms.IsSubdomain, Forms.Subdomain);
    }

    private static void CheckResolver(in CheckScope scope)
    {
        scope.Forms("nameservers", Forms.IsAddress, "an IP address");
        scope.Forms("searches", static search => Forms.IsSubdomain(search.TrimEnd('.')), Forms.Subdomain);
    }

    private static void CheckKernelSetting(in CheckScope scope)
    {
        scope.NotEmpty("name");
        scope.Form("name", static name => name.Length <= 253 && name.All(static character => char.IsAsciiLetterLower(character) || char.IsAsciiDigit(character) || character is '.' or '-' or '_' or '/'), "lower-case letters, digits, '-', '_' and '.'");
    }
}
