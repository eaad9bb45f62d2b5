using System.Runtime.InteropServices;

namespace Slipway.Build;

/// <summary>Turns Ctrl-C and SIGTERM into a token that every wait of the run listens to, instead of ending the process at once.</summary>
public sealed class RunCancellation : IDisposable
{
    private readonly CancellationTokenSource _source = new();
    private readonly RunOutcome _outcome;
    private readonly PosixSignalRegistration[] _registrations;

    /// <summary>Begins to listen.</summary>
    /// <param name="outcome">Is told which signal came.</param>
    public RunCancellation(RunOutcome outcome)
    {
        _outcome = outcome;
        _registrations =
        [
            PosixSignalRegistration.Create(PosixSignal.SIGINT, Cancel),
            PosixSignalRegistration.Create(PosixSignal.SIGTERM, Cancel),
        ];
    }

    /// <summary>Ends when the run is to end.</summary>
    public CancellationToken Token => _source.Token;

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var registration in _registrations)
        {
            registration.Dispose();
        }

        _source.Dispose();
    }

    // The second time the signal is left alone: whoever asks twice does not want to wait.
    private void Cancel(PosixSignalContext context)
    {
        context.Cancel = !_source.IsCancellationRequested;
        _outcome.InterruptedBy ??= context.Signal;
        _source.Cancel();
    }
}
