using System.Text;
using Cake.Core;
using Cake.Core.IO;
using Slipway.Caching;
using Slipway.Images;
using Slipway.Processes;

namespace Slipway.Cluster.Local;

/// <summary>
/// A cluster in a Docker container, by kind, with a registry in another container beside it. Its kubeconfig is a file of its own: the user's stays as it is.
/// Source: https://kind.sigs.k8s.io/docs/user/local-registry/.
/// </summary>
/// <param name="cake">Cake's context.</param>
/// <param name="processes">Runs tools.</param>
/// <param name="docker">Asks for the Docker engine.</param>
/// <param name="kubectl">Asks for the cluster's version.</param>
/// <param name="options">Where local clusters are kept.</param>
public sealed class KindClusterDriver(ICakeContext cake, ToolProcesses processes, DockerCommands docker, KubectlProbe kubectl, LocalClusterOptions options) : ILocalClusterDriver
{
    /// <summary>Its name.</summary>
    public const string DriverName = "kind";

    private const string ClusterName = "slipway";
    private const string RegistryName = "slipway-registry";
    private const string RegistryImage = "docker.io/library/registry:2";
    private const int LogLines = 20;

    private static readonly TimeSpan TimeLimit = TimeSpan.FromMinutes(10);
    private static readonly string[] KindExecutables = ["kind", "kind.exe"];
    private static readonly string[] DockerExecutables = ["docker", "docker.exe"];

    /// <inheritdoc/>
    public string Name => DriverName;

    private FilePath Kubeconfig => options.KindState.CombineWithFilePath("kind.kubeconfig");

    private ClusterAccess Access => new(Kubeconfig.FullPath, $"kind-{ClusterName}", options.Registry);

    /// <inheritdoc/>
    public string? WhatItLacks(string? context, CancellationToken cancellationToken)
    {
        if (cake.Tools.Resolve(KindExecutables) is null)
        {
            return "kind is not on PATH";
        }

        return docker.WhatEngineLacks(cancellationToken) is { } lack ? $"no Docker engine answers: {lack}" : null;
    }

    /// <inheritdoc/>
    public ClusterAccess Up(string? context, CancellationToken cancellationToken)
    {
        StartRegistry(cancellationToken);
        if (HasCluster(cancellationToken))
        {
            Kind($"export kubeconfig --name {ClusterName}", cancellationToken);
        }
        else
        {
            Create(cancellationToken);
        }

        // Only inside kind's network do the nodes reach the registry by its name.
        var connected = Docker($"network connect kind {RegistryName}", cancellationToken);
        if (!connected.Succeeded && !connected.StandardError.Text.Contains("already exists", StringComparison.Ordinal))
        {
            throw Failed("connecting the registry", connected);
        }

        return Access;
    }

    /// <inheritdoc/>
    public bool Down(CancellationToken cancellationToken)
    {
        if (WhatItLacks(null, cancellationToken) is not null || !HasCluster(cancellationToken))
        {
            return false;
        }

        Kind($"delete cluster --name {ClusterName}", cancellationToken);
        Required("removing the registry", Docker($"rm --force --volumes {RegistryName}", cancellationToken));
        return true;
    }

    /// <inheritdoc/>
    public LocalClusterStatus Status(string? context, CancellationToken cancellationToken)
    {
        var isThere = HasCluster(cancellationToken);
        var isRegistryUp = IsRegistryRunning(cancellationToken) is true;
        var (version, trouble) = isThere ? kubectl.ServerVersion(Access.Context, Kubeconfig.FullPath, cancellationToken) : (null, null);
        return new LocalClusterStatus(
            version is not null && isRegistryUp ? Access : null,
            [
                new ComponentStatus("registry", isRegistryUp ? "ready" : "stopped", $"container {RegistryName}"),
                new ComponentStatus("apiserver", version is not null ? "ready" : isThere ? "unready" : "stopped", version ?? trouble ?? $"kind cluster {ClusterName}"),
            ]);
    }

    private void StartRegistry(CancellationToken cancellationToken)
    {
        var isRunning = IsRegistryRunning(cancellationToken);
        if (isRunning is true)
        {
            return;
        }

        var command = isRunning is false
            ? $"start {RegistryName}"
            : $"run --detach --restart=always --publish 127.0.0.1:{options.RegistryPort}:5000 --name {RegistryName} {RegistryImage}";
        Required("starting the registry", Docker(command, cancellationToken));
    }

    private void Create(CancellationToken cancellationToken)
    {
        var certificates = options.KindState.Combine("certs.d");

        // containerd takes the underscores for the colon, which not every file system allows in a name.
        var hosts = certificates.Combine(options.Registry.Replace(':', '_') + "_").CombineWithFilePath("hosts.toml");
        Write(hosts, $"[host.\"http://{RegistryName}:5000\"]\n");
        var configuration = options.KindState.CombineWithFilePath("kind.yaml");
        Write(configuration, $"""
            kind: Cluster
            apiVersion: kind.x-k8s.io/v1alpha4
            nodes:
            - role: control-plane
              extraMounts:
              - hostPath: "{certificates.FullPath}"
                containerPath: /etc/containerd/certs.d
            containerdConfigPatches:
            - |-
              [plugins."io.containerd.grpc.v1.cri".registry]
                config_path = "/etc/containerd/certs.d"

            """);
        Kind($"create cluster --name {ClusterName} --wait 120s --config \"{configuration.FullPath}\"", cancellationToken);
    }

    private void Write(FilePath path, string text) => AtomicFile.Write(cake.FileSystem, path, stream => stream.Write(Encoding.UTF8.GetBytes(text)));

    private bool HasCluster(CancellationToken cancellationToken) =>
        Required("listing clusters", Start(KindExecutables, "get clusters", cancellationToken)).StandardOutput.Text.Split('\n').Any(line => line.Trim() == ClusterName);

    private bool? IsRegistryRunning(CancellationToken cancellationToken)
    {
        var outcome = Docker($"container inspect --format {{{{.State.Running}}}} {RegistryName}", cancellationToken);
        return outcome.Succeeded ? outcome.StandardOutput.Text.Trim() == "true" : null;
    }

    private void Kind(string command, CancellationToken cancellationToken) =>
        Required($"kind {command.Split(' ')[0]}", Start(KindExecutables, $"{command} --kubeconfig \"{Kubeconfig.FullPath}\"", cancellationToken));

    private ProcessOutcome Docker(string command, CancellationToken cancellationToken) => Start(DockerExecutables, command, cancellationToken);

    private ProcessOutcome Start(string[] executables, string command, CancellationToken cancellationToken)
    {
        var tool = cake.Tools.Resolve(executables) ?? throw new CakeException($"Local cluster: {executables[0]} is not on PATH.");
        return processes.Run($"{executables[0]} {command}", TimeLimit, runner => runner.Start(tool, new ProcessSettings { Arguments = command }), cancellationToken);
    }

    private static ProcessOutcome Required(string component, ProcessOutcome outcome) => outcome.Succeeded ? outcome : throw Failed(component, outcome);

    private static CakeException Failed(string component, ProcessOutcome outcome)
    {
        var lines = outcome.StandardError.Text.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).TakeLast(LogLines);
        return new CakeException($"Local cluster: {component} failed:{string.Concat(lines.Select(line => "\n  | " + line))}");
    }
}
