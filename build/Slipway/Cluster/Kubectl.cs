using Cake.Core;
using Cake.Core.Tooling;
using Slipway.Processes;

namespace Slipway.Cluster;

/// <summary>Runs kubectl beside the API: for what the API gives to kubectl alone, such as its own authentication and the streams of <c>exec</c>.</summary>
/// <param name="tools">Finds kubectl.</param>
/// <param name="launcher">Starts it.</param>
public sealed class Kubectl(IToolLocator tools, IProcessLauncher launcher)
{
    /// <summary>The process that a command would be.</summary>
    /// <param name="access">The cluster; null for what kubectl takes by itself.</param>
    /// <param name="arguments">The arguments, without those that name the cluster.</param>
    /// <exception cref="CakeException">There is no kubectl.</exception>
    public ProcessRequest Request(ClusterAccess? access, params IReadOnlyList<string> arguments)
    {
        var path = tools.Resolve(["kubectl", "kubectl.exe"])?.FullPath
            ?? throw new CakeException("Finding kubectl: it is neither on PATH nor in .tools/. Run --target=Restore-Tools.");
        return access is null
            ? new ProcessRequest(path, arguments)
            : new ProcessRequest(path, [$"--context={access.Context}", .. arguments]) { Environment = new Dictionary<string, string?> { ["KUBECONFIG"] = access.Kubeconfig } };
    }

    /// <summary>Runs a command to its end.</summary>
    /// <param name="request">The command.</param>
    /// <param name="cancellationToken">Kills kubectl.</param>
    /// <returns>How it ended.</returns>
    public Task<ProcessOutcome> RunAsync(ProcessRequest request, CancellationToken cancellationToken) => launcher.RunAsync(request, cancellationToken);

    /// <summary>Runs a command to its end, and takes what it prints.</summary>
    /// <param name="what">What is being done, for messages.</param>
    /// <param name="request">The command.</param>
    /// <param name="cancellationToken">Kills kubectl.</param>
    /// <exception cref="CakeException">It failed: what it said last.</exception>
    public async Task<string> ReadAsync(string what, ProcessRequest request, CancellationToken cancellationToken)
    {
        var outcome = await RunAsync(request, cancellationToken);
        return outcome.Succeeded ? outcome.StandardOutput.Text : throw new CakeException(outcome.Explain(what, request));
    }
}
