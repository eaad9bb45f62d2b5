using System.Text;
using Cake.Core;
using Cake.Core.Diagnostics;
using Cake.Core.IO;
using Slipway.Processes;

namespace Slipway.Cluster.Local;

/// <summary>Kubernetes, built from Debian's source package, on this very machine: the scripts of <c>build/cluster/debian</c>.</summary>
/// <param name="cake">Cake's context.</param>
/// <param name="processes">Runs tools.</param>
/// <param name="options">Where local clusters are kept.</param>
public sealed class DebianClusterDriver(ICakeContext cake, ToolProcesses processes, LocalClusterOptions options) : ILocalClusterDriver
{
    /// <summary>Its name.</summary>
    public const string DriverName = "debian";

    /// <summary>The context of its cluster.</summary>
    public const string ContextName = "slipway-local";

    // Compiling Kubernetes takes 5 minutes on 2 cores, once; a slow machine and a slow mirror are given several times that.
    private static readonly TimeSpan BuildTimeLimit = TimeSpan.FromMinutes(45);
    private static readonly TimeSpan TimeLimit = TimeSpan.FromMinutes(6);

    /// <summary>Whether this process may do everything on this machine.</summary>
    internal Func<bool> IsRoot { get; init; } = () => Environment.IsPrivilegedProcess;

    /// <inheritdoc/>
    public string Name => DriverName;

    /// <summary>The kubeconfig of the cluster that this driver makes, be there one or not.</summary>
    /// <param name="environment">Cake's environment; <c>SLIPWAY_KUBE_STATE</c> names another folder.</param>
    internal static FilePath KubeconfigOf(ICakeEnvironment environment) => StateOf(environment).CombineWithFilePath("admin.kubeconfig");

    private DirectoryPath State => StateOf(cake.Environment);

    private ClusterAccess Access => new(KubeconfigOf(cake.Environment).FullPath, ContextName, $"localhost:{Setting("REGISTRY_PORT") ?? options.RegistryPort}");

    /// <inheritdoc/>
    public string? WhatItLacks(string? context, CancellationToken cancellationToken)
    {
        var release = Lines(new FilePath("/etc/os-release"));
        if (!release.Contains("ID=debian") || !release.Contains("VERSION_ID=\"12\""))
        {
            return "this machine is not Debian 12";
        }

        return IsRoot() ? null : "it needs root";
    }

    /// <inheritdoc/>
    public ClusterAccess Up(string? context, CancellationToken cancellationToken)
    {
        Log("Starting the local cluster on Debian. The first time Kubernetes is built from source: about five minutes.");
        Run("build", BuildTimeLimit, cancellationToken);
        Run("up", TimeLimit, cancellationToken);
        return Access;
    }

    /// <inheritdoc/>
    public bool Down(CancellationToken cancellationToken)
    {
        if (!cake.FileSystem.Exist(State.CombineWithFilePath("settings")))
        {
            return false;
        }

        Run("down", TimeLimit, cancellationToken);
        return true;
    }

    /// <inheritdoc/>
    public LocalClusterStatus Status(string? context, CancellationToken cancellationToken)
    {
        // Exit code 1 says that a component is not ready; which one stands in the lines.
        var outcome = Start("status", TimeLimit, cancellationToken);
        ComponentStatus[] components =
        [
            .. outcome.StandardOutput.Text.Split('\n', StringSplitOptions.RemoveEmptyEntries)
                .Select(line => line.Split('\t'))
                .Where(fields => fields.Length == 4)
                .Select(fields => new ComponentStatus(fields[0], fields[1], fields[3])),
        ];
        return components.Length > 0
            ? new LocalClusterStatus(outcome.Succeeded ? Access : null, components)
            : throw new CakeException(outcome.Explain("Looking at the local cluster", new ProcessRequest("status")));
    }

    private void Log(string text) => cake.Log.Information("{0}", text);

    private void Run(string script, TimeSpan timeLimit, CancellationToken cancellationToken)
    {
        var outcome = Start(script, timeLimit, cancellationToken);
        if (!outcome.Succeeded)
        {
            // The scripts say what was being done, which component failed, and the last lines of its log.
            var words = outcome.StandardError.Text.Trim();
            throw new CakeException(words.Length > 0 ? words : $"Local cluster: {script} ended with exit code {outcome.ExitCode}.");
        }
    }

    private ProcessOutcome Start(string script, TimeSpan timeLimit, CancellationToken cancellationToken) => processes.Run(
        $"Local cluster: {script}",
        timeLimit,
        runner => runner.Start(options.DebianScripts.CombineWithFilePath(script), new ProcessSettings()),
        cancellationToken);

    // What the running cluster was started with, whatever the environment says now.
    private string? Setting(string name) => Lines(State.CombineWithFilePath("settings"))
        .Select(line => line.Split('=', 2))
        .FirstOrDefault(pair => pair.Length == 2 && pair[0] == name)?[1];

    private string[] Lines(FilePath path)
    {
        var file = cake.FileSystem.GetFile(path);
        return file.Exists ? [.. file.ReadLines(Encoding.UTF8)] : [];
    }

    private static DirectoryPath StateOf(ICakeEnvironment environment) =>
        new(environment.GetEnvironmentVariable("SLIPWAY_KUBE_STATE") is { Length: > 0 } state ? state : "/var/lib/slipway-kube");
}
