using Cake.Core.IO;

namespace Cake.Helm;

/// <summary>Settings of <c>helm package</c>.</summary>
public sealed class HelmPackageSettings : HelmSettings
{
    /// <summary>The folder of the package; the working directory unless set (<c>--destination</c>).</summary>
    public DirectoryPath? Destination { get; set; }

    /// <summary>The version of the package; the one of <c>Chart.yaml</c> unless set (<c>--version</c>).</summary>
    public string? Version { get; set; }

    /// <summary>The appVersion of the package; the one of <c>Chart.yaml</c> unless set (<c>--app-version</c>).</summary>
    public string? AppVersion { get; set; }

    /// <summary>Whether what the chart depends on is fetched first (<c>--dependency-update</c>).</summary>
    public bool? DependencyUpdate { get; set; }
}
