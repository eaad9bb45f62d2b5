using System.Runtime.InteropServices;

namespace Slipway.Build;

/// <summary>What a run leaves behind when Cake has said its last word.</summary>
public sealed class RunOutcome
{
    /// <summary>The exit code of a plan with changes; 0 is for none, and 1 for an error.</summary>
    public const int ChangesExitCode = 2;

    /// <summary>The line that the output ends with, whether the run succeeds or not; null for none.</summary>
    public string? ClosingLine { get; set; }

    /// <summary>The signal that interrupted the run; null for none.</summary>
    public PosixSignal? InterruptedBy { get; set; }

    /// <summary>Whether a run that succeeded has found changes to make: its exit code is then <see cref="ChangesExitCode"/>.</summary>
    public bool HasChanges { get; set; }

    /// <summary>What is done when everything was said, unless the run was interrupted; null for nothing.</summary>
    public Action? Afterwards { get; set; }

    /// <summary>Ends the run.</summary>
    /// <param name="exitCode">Cake's exit code.</param>
    /// <returns>The exit code of the process: Cake's, but 2 for a plan with changes, 130 after Ctrl-C and 143 after SIGTERM, as shells have it (128 and the signal's number).</returns>
    public int End(int exitCode)
    {
        if (ClosingLine is not null)
        {
            Console.Out.WriteLine(ClosingLine);
        }

        if (InterruptedBy is null)
        {
            Afterwards?.Invoke();
        }

        return InterruptedBy switch
        {
            PosixSignal.SIGINT => 130,
            PosixSignal.SIGTERM => 143,
            _ => exitCode == 0 && HasChanges ? ChangesExitCode : exitCode,
        };
    }
}
