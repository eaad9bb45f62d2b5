using System.Runtime.InteropServices;
using System.Text.Json;
using Cake.Core;
using Cake.Core.IO;
using Slipway.Cluster.Local;
using Slipway.Processes;

namespace Slipway.Tools;

/// <summary>Looks at every prerequisite, all at once, each within a time limit.</summary>
/// <param name="finder">Finds tools.</param>
/// <param name="launcher">Asks the Docker engine and the cluster.</param>
/// <param name="path">PATH.</param>
/// <param name="environment">The platform, for the advice.</param>
/// <param name="fileSystem">Tells whether there is a local cluster.</param>
public sealed class Doctor(ToolFinder finder, IProcessLauncher launcher, ToolPath path, ICakeEnvironment environment, IFileSystem fileSystem)
{
    /// <summary>Name of the check that the cluster of kubectl's current context answers.</summary>
    public const string Cluster = "cluster";

    /// <summary>The oldest Kubernetes that the charts render for.</summary>
    private static readonly Version OldestKubernetes = new(1, 20, 0);

    private static readonly TimeSpan EngineTimeLimit = TimeSpan.FromSeconds(5);

    /// <summary>Processor of this machine, as the downloadable tools need it.</summary>
    internal Architecture Architecture { get; init; } = RuntimeInformation.OSArchitecture;

    /// <summary>Looks at everything.</summary>
    public async Task<DoctorReport> CheckAsync(CancellationToken cancellationToken) => new(await Task.WhenAll(
        CheckToolAsync(ToolCatalog.DotNet, cancellationToken),
        CheckToolAsync(ToolCatalog.Git, cancellationToken),
        CheckToolAsync(ToolCatalog.Helm, cancellationToken),
        CheckToolAsync(ToolCatalog.Kubectl, cancellationToken),
        CheckToolAsync(ToolCatalog.Npm, cancellationToken),
        CheckDockerAsync(cancellationToken),
        CheckClusterAsync(cancellationToken)));

    private async Task<DoctorCheck> CheckToolAsync(ToolRequirement requirement, CancellationToken cancellationToken)
    {
        var search = await finder.FindAsync(requirement, cancellationToken);
        var install = Install(requirement);
        return search switch
        {
            { Usable: { } tool } => new(requirement.Name, $"{tool.Version.Text} ({tool.Path})", requirement.Needed, DoctorCheckState.Ok, null),
            { TooOld: { } old } => new(requirement.Name, $"{old.Version.Text} ({old.Path})", requirement.Needed, DoctorCheckState.TooOld, install),
            { Trouble: { } trouble } => new(requirement.Name, trouble, requirement.Needed, DoctorCheckState.Unreachable, install),
            _ => new(requirement.Name, null, requirement.Needed, DoctorCheckState.Missing, install),
        };
    }

    private string Install(ToolRequirement requirement)
    {
        var advice = requirement.Install.For(environment.Platform.Family);
        return ToolCatalog.Package.Tools.Any(tool => tool.Name == requirement.Name)
            && NpmToolPackage.Serves(environment.Platform.Family, Architecture)
                ? $"./build.sh --target=Restore-Tools, or {advice}"
                : advice;
    }

    private async Task<DoctorCheck> CheckDockerAsync(CancellationToken cancellationToken)
    {
        var docker = ToolCatalog.Docker;
        if (path.Find(docker.Name) is not { } client)
        {
            return new(docker.Name, null, docker.Needed, DoctorCheckState.Missing, Install(docker));
        }

        var request = new ProcessRequest(client.FullPath, docker.VersionArguments) { TimeLimit = EngineTimeLimit };
        var outcome = await launcher.RunAsync(request, cancellationToken);
        if (!outcome.Succeeded || ToolVersion.Find(outcome.StandardOutput.Text) is not { } version)
        {
            var found = outcome.Explain("docker version", request);
            return new(docker.Name, found, docker.Needed, DoctorCheckState.Unreachable, "start the Docker engine; see that you may use it: docker info");
        }

        return docker.Accepts(version)
            ? new(docker.Name, $"engine {version.Text}", docker.Needed, DoctorCheckState.Ok, null)
            : new(docker.Name, $"engine {version.Text}", docker.Needed, DoctorCheckState.TooOld, Install(docker));
    }

    private async Task<DoctorCheck> CheckClusterAsync(CancellationToken cancellationToken)
    {
        var needed = $"Kubernetes {ToolVersion.Short(OldestKubernetes)} or newer";
        var search = await finder.FindAsync(ToolCatalog.Kubectl, cancellationToken);
        if (search.Usable is not { } kubectl)
        {
            return new(Cluster, null, needed, DoctorCheckState.Unreachable, "install kubectl first");
        }

        // The cluster that Cluster-Up has made has a kubeconfig of its own; it counts when kubectl's current context is of no use.
        var current = await AskClusterAsync(kubectl.Path, needed, [], cancellationToken);
        return current.State != DoctorCheckState.Ok && DebianClusterDriver.KubeconfigOf(environment) is var own && fileSystem.GetFile(own).Exists
            && await AskClusterAsync(kubectl.Path, needed, [$"--kubeconfig={own}"], cancellationToken) is { State: DoctorCheckState.Ok } local
            ? local
            : current;
    }

    private async Task<DoctorCheck> AskClusterAsync(FilePath kubectl, string needed, string[] reach, CancellationToken cancellationToken)
    {
        var asked = new ProcessRequest(kubectl.FullPath, ["config", "current-context", .. reach]) { TimeLimit = EngineTimeLimit };
        var context = (await launcher.RunAsync(asked, cancellationToken)).StandardOutput.Text.Trim();
        if (context.Length == 0)
        {
            return new(Cluster, null, needed, DoctorCheckState.Missing, "kubectl has no current context: kubectl config use-context NAME, or ./build.sh --target=Cluster-Up");
        }

        var request = new ProcessRequest(kubectl.FullPath, ["version", "--output=json", "--request-timeout=4s", .. reach]) { TimeLimit = EngineTimeLimit };
        var outcome = await launcher.RunAsync(request, cancellationToken);
        if (ServerVersion(outcome.StandardOutput) is not { } version)
        {
            var found = outcome.Explain($"context {context}", request);
            return new(Cluster, found, needed, DoctorCheckState.Unreachable, "see that the cluster runs and the context is the right one: kubectl cluster-info");
        }

        return version.Number >= OldestKubernetes
            ? new(Cluster, $"{version.Text} (context {context})", needed, DoctorCheckState.Ok, null)
            : new(Cluster, $"{version.Text} (context {context})", needed, DoctorCheckState.TooOld, "upgrade the cluster, or choose another context");
    }

    private static ToolVersion? ServerVersion(CapturedOutput output)
    {
        try
        {
            using var document = JsonDocument.Parse(output.Bytes);
            return document.RootElement.TryGetProperty("serverVersion", out var server)
                && server.TryGetProperty("gitVersion", out var version)
                    ? ToolVersion.Find(version.GetString() ?? "")
                    : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
