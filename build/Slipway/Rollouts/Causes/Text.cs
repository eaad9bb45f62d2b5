using System.Globalization;
using System.Text.Json;
using Slipway.Cluster;

namespace Slipway.Rollouts.Causes;

/// <summary>Puts what the API says into one line.</summary>
internal static class Text
{
    private const int Longest = 300;

    /// <summary>A text without line breaks, and not too long to read.</summary>
    public static string Line(string text)
    {
        var line = string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        return line.Length <= Longest ? line : line[..Longest] + "...";
    }

    /// <summary>The text of a field; empty when there is none.</summary>
    public static string Of(JsonElement item, params ReadOnlySpan<string> path) => item.TextAt(path) ?? "";

    /// <summary>How a container ended: <c>exit code 137 (SIGKILL), OOMKilled</c>.</summary>
    public static string Ended(JsonElement terminated)
    {
        var code = terminated.NumberAt("exitCode") ?? 0;
        var reason = terminated.TextAt("reason");
        var signal = terminated.NumberAt("signal") is > 0 and var number ? number : code is > 128 and <= 128 + 64 ? code - 128 : 0;
        return string.Create(CultureInfo.InvariantCulture, $"exit code {code}{Signal(signal)}{(reason is null or "Error" or "Completed" ? "" : $", {reason}")}");
    }

    /// <summary>A number of things.</summary>
    public static string Count(long number, string one) => string.Create(CultureInfo.InvariantCulture, $"{number} {one}{(number == 1 ? "" : "s")}");

    private static string Signal(long number) => number switch
    {
        0 => "",
        2 => " (SIGINT)",
        6 => " (SIGABRT)",
        9 => " (SIGKILL)",
        11 => " (SIGSEGV)",
        15 => " (SIGTERM)",
        _ => string.Create(CultureInfo.InvariantCulture, $" (signal {number})"),
    };
}
