using System.Globalization;

namespace Slipway.Processes;

/// <summary>Says in one line why a process did not do what it was started for.</summary>
public static class ProcessFailureExtensions
{
    private static readonly string[] Prefixes = ["Error: ", "error: "];

    // More than that is not read in one line.
    private const int ListLimit = 3;

    /// <summary>'what was being done: cause', such as <c>helm template of chart web: no answer within 60 s (killed)</c>.</summary>
    /// <param name="outcome">An outcome that did not succeed.</param>
    /// <param name="doing">What was being done, such as <c>helm template of chart web</c>.</param>
    /// <param name="request">What was asked for: it says the limits.</param>
    public static string Explain(this ProcessOutcome outcome, string doing, ProcessRequest request)
    {
        ArgumentNullException.ThrowIfNull(outcome);
        ArgumentNullException.ThrowIfNull(request);
        var words = LastWords(outcome.StandardError.Text);
        var after = words is null ? "" : $"; it last said: {words}";
        if (outcome.TimedOut)
        {
            return $"{doing}: no answer within {Seconds(request.TimeLimit)} s (killed){after}";
        }

        if (outcome.OutputLimitExceeded)
        {
            return $"{doing}: more than {request.OutputLimit / (1024 * 1024)} MB of output (killed)";
        }

        if (outcome.Signal is { } signal)
        {
            return $"{doing}: killed by signal {signal}{SignalName(signal)}{after}";
        }

        return words is null ? $"{doing}: exit code {outcome.ExitCode}, and no message" : $"{doing}: {words}";
    }

    // Tools put their cause either on a line that says so, or last.
    private static string? LastWords(string standardError)
    {
        string[] lines = [.. standardError.Split('\n').Select(line => line.Trim()).Where(line => line.Length > 0)];
        for (var index = 0; index < lines.Length; index++)
        {
            if (Prefixes.FirstOrDefault(prefix => lines[index].StartsWith(prefix, StringComparison.Ordinal)) is { } found)
            {
                return WithList(lines[index][found.Length..], lines[(index + 1)..]);
            }
        }

        return lines.LastOrDefault();
    }

    // A line that ends with a colon says nothing without those that it announces.
    private static string WithList(string text, IEnumerable<string> following) =>
        text.EndsWith(':') ? $"{text} {string.Join("; ", following.Take(ListLimit))}".TrimEnd() : text;

    private static string Seconds(TimeSpan time) => time.TotalSeconds.ToString("0.###", CultureInfo.InvariantCulture);

    // Only the numbers that Linux and macOS share.
    private static string SignalName(int signal) => signal switch
    {
        1 => " (SIGHUP)",
        2 => " (SIGINT)",
        3 => " (SIGQUIT)",
        4 => " (SIGILL)",
        6 => " (SIGABRT)",
        8 => " (SIGFPE)",
        9 => " (SIGKILL)",
        11 => " (SIGSEGV)",
        13 => " (SIGPIPE)",
        14 => " (SIGALRM)",
        15 => " (SIGTERM)",
        _ => "",
    };
}
