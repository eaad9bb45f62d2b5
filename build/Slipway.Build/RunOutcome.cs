namespace Slipway.Build;

/// <summary>What a run leaves behind when Cake has said its last word.</summary>
public sealed class RunOutcome
{
    /// <summary>The line that the output ends with, whether the run succeeds or not; null for none.</summary>
    public string? ClosingLine { get; set; }

    /// <summary>Ends the run.</summary>
    /// <param name="exitCode">Cake's exit code.</param>
    /// <returns>The exit code of the process.</returns>
    public int End(int exitCode)
    {
        if (ClosingLine is not null)
        {
            Console.Out.WriteLine(ClosingLine);
        }

        return exitCode;
    }
}
