namespace Slipway.Processes;

/// <summary>How a process ended, and what it wrote.</summary>
/// <param name="ExitCode">Exit code; 128 + n on Linux and macOS when signal n ended it.</param>
/// <param name="StandardOutput">What it wrote to standard output.</param>
/// <param name="StandardError">What it wrote to standard error.</param>
/// <param name="Duration">Time from its start to its end.</param>
/// <param name="TimedOut">Whether it was killed because its time limit passed.</param>
public sealed record ProcessOutcome(
    int ExitCode,
    CapturedOutput StandardOutput,
    CapturedOutput StandardError,
    TimeSpan Duration,
    bool TimedOut)
{
    /// <summary>Whether it was killed because it wrote more than its output limit; what was captured ends there.</summary>
    public bool OutputLimitExceeded { get; init; }

    /// <summary>Whether it ended by itself with exit code 0.</summary>
    public bool Succeeded => ExitCode == 0 && !TimedOut && !OutputLimitExceeded;

    /// <summary>
    /// Number of the signal that ended it, or null. A shell that passes on its child's end by signal looks the same
    /// (POSIX.1, Shell Command Language, 2.8.2).
    /// </summary>
    public int? Signal => !OperatingSystem.IsWindows() && ExitCode is > 128 and <= 128 + 64 ? ExitCode - 128 : null;
}
