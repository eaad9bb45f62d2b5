using Slipway.Processes;

namespace Slipway.Tests.Host;

/// <summary>Answers in helm's place.</summary>
internal sealed class FakeHelm : IProcessLauncher
{
    private readonly Lock _lock = new();
    private readonly List<string> _commands = [];

    /// <summary>What helm says of its version.</summary>
    public string Version { get; set; } = "v4.1.4";

    /// <summary>What rendering prints.</summary>
    public string Manifest { get; set; } = "---\n# Source: app/templates/config.yaml\napiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: app\n  labels:\n"
        + "    app.kubernetes.io/name: app\n    app.kubernetes.io/instance: app\n    app.kubernetes.io/managed-by: Helm\n    helm.sh/chart: app-1.0.0\n";

    /// <summary>Answers commands otherwise: the command line in, the outcome out; null leaves it to the usual answer.</summary>
    public Func<string, ProcessOutcome?> Answer { get; set; } = _ => null;

    /// <summary>The command lines so far, without those that ask for the version.</summary>
    public IReadOnlyList<string> Commands
    {
        get
        {
            lock (_lock)
            {
                return [.. _commands];
            }
        }
    }

    public static ProcessOutcome Outcome(int exitCode, string output = "", string error = "") =>
        new(exitCode, CapturedOutput.Of(output), CapturedOutput.Of(error), TimeSpan.FromSeconds(1), TimedOut: false);

    public Task<ProcessOutcome> RunAsync(ProcessRequest request, CancellationToken cancellationToken)
    {
        var command = request.CommandLine ?? string.Join(' ', request.Arguments);
        if (command.StartsWith("version", StringComparison.Ordinal))
        {
            return Task.FromResult(Answer(command) ?? Outcome(0, $"{Version}\n"));
        }

        lock (_lock)
        {
            _commands.Add(command);
        }

        return Task.FromResult(Answer(command) ?? Usual(command));
    }

    private ProcessOutcome Usual(string command) => command.Split(' ')[0] switch
    {
        "template" => Outcome(0, Manifest),
        "lint" => Outcome(0, "==> Linting\n[INFO] Chart.yaml: icon is recommended\n\n1 chart(s) linted, 0 chart(s) failed\n"),
        _ => Outcome(1, error: $"Error: the fake helm does not know '{command}'\n"),
    };
}
