namespace Slipway.Processes;

/// <summary>Runs tool processes: many at a time, each within a time limit, each killed when the run is cancelled.</summary>
/// <remarks>
/// One of the engine's own seams beside Cake's <see cref="Cake.Core.IO.IProcessRunner"/>. Cake's hands output over line by line after
/// a blocking wait and knows neither a cancellation token nor standard input; rendering a hundred charts in parallel needs all three.
/// Single calls of a tool go through the addins and so through Cake's runner.
/// </remarks>
public interface IProcessLauncher
{
    /// <summary>Starts a process and waits for its end, the end of its output, or its time limit.</summary>
    /// <returns>How it ended. An exit code other than 0, a signal and a time limit are outcomes, not exceptions.</returns>
    /// <exception cref="Cake.Core.CakeException">The process cannot be started: no such file, no right to run it.</exception>
    /// <exception cref="OperationCanceledException">Cancelled; the process and its children were killed first.</exception>
    Task<ProcessOutcome> RunAsync(ProcessRequest request, CancellationToken cancellationToken);
}
