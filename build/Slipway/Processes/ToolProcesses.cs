using Cake.Core;
using Cake.Core.IO;

namespace Slipway.Processes;

/// <summary>
/// Runs Cake tools so that many can run side by side: their output is captured, they end in time and with the run, and what they
/// say is at hand whatever their exit code.
/// </summary>
/// <param name="launcher">Starts processes.</param>
public sealed class ToolProcesses(IProcessLauncher launcher)
{
    /// <summary>Runs a tool to its end.</summary>
    /// <param name="what">What is being done, for messages.</param>
    /// <param name="timeLimit">How long it may take.</param>
    /// <param name="run">Runs the tool with a process runner.</param>
    /// <param name="cancellationToken">Kills the tool.</param>
    /// <param name="stopLimit">How long the tool may take to end by itself before it is killed; zero to kill it at once.</param>
    /// <returns>What came of it, be its exit code 0 or not.</returns>
    /// <exception cref="CakeException">The tool could not be started, was killed, did not end in time, or wrote far too much.</exception>
    /// <exception cref="OperationCanceledException">The run was ended; the tool was killed first.</exception>
    public ProcessOutcome Run(string what, TimeSpan timeLimit, Action<IProcessRunner> run, CancellationToken cancellationToken, TimeSpan stopLimit = default)
    {
        ArgumentNullException.ThrowIfNull(run);
        var runner = new CapturingProcessRunner(launcher, timeLimit, stopLimit, cancellationToken);
        try
        {
            run(runner);
        }
        catch (CakeException) when (runner.Outcome is not null)
        {
            // Cake's tools throw for an exit code other than 0. The outcome says more.
        }

        if (runner is not { Outcome: { } outcome, Request: { } request })
        {
            throw new CakeException($"{what}: the tool was never started.");
        }

        var endedByItself = !outcome.TimedOut && !outcome.OutputLimitExceeded && outcome.Signal is null;
        return endedByItself ? outcome : throw new CakeException(outcome.Explain(what, request));
    }
}
