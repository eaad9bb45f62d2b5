using System.Globalization;
using System.Text.RegularExpressions;

namespace Slipway.Tools;

/// <summary>The version of a tool.</summary>
/// <param name="Number">Major, minor and patch: what is compared.</param>
/// <param name="Text">The version as the tool writes it, without a leading v, such as <c>1.32.4-dispatcher</c>.</param>
public sealed partial record ToolVersion(Version Number, string Text)
{
    /// <summary>The first version in what a tool printed; null when there is none.</summary>
    /// <remarks>A pre-release counts as its release: distributors mark their own builds that way.</remarks>
    public static ToolVersion? Find(string text)
    {
        var match = VersionPattern().Match(text);
        if (!match.Success || !Version.TryParse(match.Groups["number"].ValueSpan, out var number))
        {
            return null;
        }

        return new ToolVersion(number, match.Groups["text"].Value);
    }

    /// <summary>The number as people write it: 3.14, 10.0.100.</summary>
    internal static string Short(Version number) =>
        number.Build > 0 ? number.ToString(3) : string.Create(CultureInfo.InvariantCulture, $"{number.Major}.{number.Minor}");

    [GeneratedRegex(@"(?<![\d.])v?(?<text>(?<number>\d+\.\d+\.\d+)(?:[-+][0-9A-Za-z.+-]*[0-9A-Za-z])?)", RegexOptions.CultureInvariant)]
    private static partial Regex VersionPattern();
}
