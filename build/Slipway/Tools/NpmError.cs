using System.Text.RegularExpressions;

namespace Slipway.Tools;

/// <summary>Finds the cause in npm's standard error, which buries it between codes, a stack trace and general advice.</summary>
internal static partial class NpmError
{
    /// <summary>The cause in one line; null when npm gave none.</summary>
    public static string? Cause(string standardError)
    {
        if (ReasonPattern().Match(standardError) is { Success: true } reason)
        {
            return reason.Groups["cause"].Value.Trim();
        }

        return MessagePattern().Match(standardError) is { Success: true } message ? message.Groups["cause"].Value.Trim() : null;
    }

    [GeneratedRegex(@"reason: (?<cause>.+)")]
    private static partial Regex ReasonPattern();

    // The first line that is not one of the fields that stand above the message. npm before version 10 writes ERR! for error.
    [GeneratedRegex(@"^npm (?:error|ERR!) (?!(?:code|syscall|errno|path|dest|cwd) )(?:[a-z0-9]+ (?=[A-Z0-9]))?(?<cause>.+)", RegexOptions.Multiline)]
    private static partial Regex MessagePattern();
}
