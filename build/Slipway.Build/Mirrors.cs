using Slipway.Model;

namespace Slipway.Build;

/// <summary>The public images that clusters need, as the charts and the services' Dockerfile name them.</summary>
public static class Mirrors
{
    /// <summary>All of them.</summary>
    public static IReadOnlyList<MirrorDefinition> All { get; } =
    [
        new("docker.io/library/postgres:15.18-bookworm", "postgres"),
        new("docker.io/alpine/k8s:1.34.2", "k8s"),
        new("mcr.microsoft.com/dotnet/aspnet:10.0", "aspnet"),
        new("docker.io/library/busybox:1.36", "busybox"),
    ];
}
