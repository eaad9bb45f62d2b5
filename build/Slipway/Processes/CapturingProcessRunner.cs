using System.Text;
using Cake.Core.IO;

namespace Slipway.Processes;

/// <summary>A process runner for one run of a Cake tool: runs it to its end, and keeps what came of it.</summary>
/// <param name="launcher">Starts processes.</param>
/// <param name="timeLimit">How long the process may take.</param>
/// <param name="stopLimit">How long it may take to end by itself once it is asked to; such a process ends with this one too. Zero for one that may be killed.</param>
/// <param name="cancellationToken">Kills the process.</param>
internal sealed class CapturingProcessRunner(IProcessLauncher launcher, TimeSpan timeLimit, TimeSpan stopLimit, CancellationToken cancellationToken) : IProcessRunner
{
    /// <summary>What was asked for; null until the tool starts its process.</summary>
    public ProcessRequest? Request { get; private set; }

    /// <summary>What came of the process; null until it has ended.</summary>
    public ProcessOutcome? Outcome { get; private set; }

    /// <inheritdoc/>
    public IProcess Start(FilePath filePath, ProcessSettings settings)
    {
        ArgumentNullException.ThrowIfNull(filePath);
        ArgumentNullException.ThrowIfNull(settings);
        Request = new ProcessRequest(filePath.FullPath)
        {
            CommandLine = settings.Arguments?.Render() ?? "",
            WorkingDirectory = settings.WorkingDirectory?.FullPath,
            Environment = settings.EnvironmentVariables?.ToDictionary(pair => pair.Key, pair => (string?)pair.Value) ?? [],
            StandardInput = settings.StandardInput is { } input ? Encoding.UTF8.GetString(input.Span) : null,
            TimeLimit = timeLimit,
            StopLimit = stopLimit,
            EndsWithParent = stopLimit > TimeSpan.Zero,
        };

        // Cake's tools are synchronous, and this is the thread of one unit of parallel work.
        Outcome = launcher.RunAsync(Request, cancellationToken).GetAwaiter().GetResult();
        return new EndedProcess(Outcome);
    }

    private sealed class EndedProcess(ProcessOutcome outcome) : IProcess
    {
        public void Dispose()
        {
        }

        public int GetExitCode() => outcome.ExitCode;

        public IEnumerable<string> GetStandardError() => Lines(outcome.StandardError);

        public IEnumerable<string> GetStandardOutput() => Lines(outcome.StandardOutput);

        public void Kill()
        {
        }

        public void WaitForExit()
        {
        }

        public bool WaitForExit(int milliseconds) => true;

        private static string[] Lines(CapturedOutput output) => output.Text.Length == 0 ? [] : output.Text.TrimEnd('\n').Split('\n');
    }
}
