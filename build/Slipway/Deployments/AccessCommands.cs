using System.Globalization;
using Slipway.Cluster;
using Slipway.Manifests;

namespace Slipway.Deployments;

/// <summary>Where a system can be reached: the commands that open its services and what they are reached by outside.</summary>
public static class AccessCommands
{
    private const int FirstLocalPort = 18080;

    /// <summary>One line for each Service with an address of its own, and each host of an Ingress.</summary>
    /// <param name="manifest">The release's manifest.</param>
    /// <param name="access">The cluster.</param>
    /// <param name="place">The release's namespace.</param>
    public static IReadOnlyList<string> Of(ManifestSet manifest, ClusterAccess access, string place)
    {
        ArgumentNullException.ThrowIfNull(manifest);
        ArgumentNullException.ThrowIfNull(access);
        var services = manifest.Objects.Where(item => item.Kind == "Service" && item.Root.At("spec", "clusterIP")?.Text != "None");
        var forwards = services.Select((service, index) => Forward(service, access, place, FirstLocalPort + index));
        var hosts = manifest.Objects.Where(item => item.Kind == "Ingress")
            .SelectMany(item => item.Root.At("spec", "rules").ItemsOrNone().Select(rule => (item, Host: rule["host"]?.Text)))
            .Where(pair => pair.Host is not null)
            .Select(pair => $"{(pair.item.Root.At("spec", "tls") is null ? "http" : "https")}://{pair.Host}/");
        return [.. hosts, .. forwards];
    }

    private static string Forward(KubeObject service, ClusterAccess access, string place, int localPort)
    {
        var port = service.Root.At("spec", "ports").ItemsOrNone()[0];
        var name = port["name"]?.Text ?? "";
        var address = name.StartsWith("http", StringComparison.Ordinal) ? string.Create(CultureInfo.InvariantCulture, $"http://localhost:{localPort}/") : $"localhost:{localPort} ({name})";
        return string.Create(
            CultureInfo.InvariantCulture,
            $"kubectl --context={access.Context} --namespace={service.Reference.Namespace ?? place} port-forward service/{service.Name} {localPort}:{port["port"]?.Text}   # then {address}");
    }
}
