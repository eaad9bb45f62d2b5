using System.Text.Json;
using Cake.Core;
using Cake.Core.IO;
using Cake.Kubectl;
using Slipway.Processes;

namespace Slipway.Cluster.Local;

/// <summary>Asks kubectl about contexts and the clusters behind them.</summary>
/// <param name="context">Cake's context.</param>
/// <param name="processes">Runs tools.</param>
public sealed class KubectlProbe(ICakeContext context, ToolProcesses processes)
{
    private const string RequestTimeout = "5s";

    // Above kubectl's own, which counts for each of its requests.
    private static readonly TimeSpan TimeLimit = TimeSpan.FromSeconds(20);

    /// <summary>The kubeconfig files that kubectl reads: the variable KUBECONFIG, or the file in the user's home.</summary>
    public string Kubeconfig
    {
        get
        {
            if (context.Environment.GetEnvironmentVariable("KUBECONFIG") is { Length: > 0 } files)
            {
                return files;
            }

            var home = context.Environment.GetEnvironmentVariable("HOME") ?? context.Environment.GetEnvironmentVariable("USERPROFILE") ?? "";
            return new DirectoryPath(home).Combine(".kube").CombineWithFilePath("config").FullPath;
        }
    }

    /// <summary>Name of the current context; null when there is none.</summary>
    /// <param name="cancellationToken">Kills kubectl.</param>
    public string? CurrentContext(CancellationToken cancellationToken)
    {
        var outcome = processes.Run(
            "kubectl config current-context",
            TimeLimit,
            runner => new ToolContext(context, runner).KubectlConfigCurrentContextWithResult(new KubectlConfigCurrentContextSettings()),
            cancellationToken);
        return outcome.Succeeded && outcome.StandardOutput.Text.Trim() is { Length: > 0 } name ? name : null;
    }

    /// <summary>Asks a cluster for its version.</summary>
    /// <param name="name">Name of the context.</param>
    /// <param name="kubeconfig">The kubeconfig file; null for those that kubectl reads by itself.</param>
    /// <param name="cancellationToken">Kills kubectl.</param>
    /// <returns>The version, such as <c>v1.34.2</c>; or why there is no answer.</returns>
    public (string? Version, string? Trouble) ServerVersion(string name, string? kubeconfig, CancellationToken cancellationToken)
    {
        var settings = new KubectlVersionSettings
        {
            Output = "json",
            ArgumentCustomization = arguments =>
            {
                arguments.AppendSwitchQuoted("--context", "=", name).Append($"--request-timeout={RequestTimeout}");
                return kubeconfig is null ? arguments : arguments.AppendSwitchQuoted("--kubeconfig", "=", kubeconfig);
            },
        };
        ProcessOutcome outcome;
        try
        {
            outcome = processes.Run("kubectl version", TimeLimit, runner => new ToolContext(context, runner).KubectlVersionWithResult(settings), cancellationToken);
        }
        catch (CakeException exception)
        {
            return (null, exception.Message);
        }

        return VersionIn(outcome.StandardOutput) is { } version ? (version, null) : (null, outcome.Explain("its API does not answer", new ProcessRequest("kubectl")));
    }

    private static string? VersionIn(CapturedOutput output)
    {
        try
        {
            using var document = JsonDocument.Parse(output.Bytes);
            return document.RootElement.TryGetProperty("serverVersion", out var server) && server.TryGetProperty("gitVersion", out var version) ? version.GetString() : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
