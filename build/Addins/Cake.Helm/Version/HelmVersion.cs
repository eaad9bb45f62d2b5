using System.Diagnostics.CodeAnalysis;
using System.Text.RegularExpressions;

namespace Cake.Helm;

/// <summary>A version of helm.</summary>
/// <param name="Number">Major, minor and patch number, to compare with.</param>
/// <param name="Text">The version as helm says it, such as <c>v4.1.4+g05fa379</c>.</param>
public sealed partial record HelmVersion(Version Number, string Text)
{
    /// <summary>Reads a version.</summary>
    /// <param name="text">A semantic version, with or without a <c>v</c> before it and anything after its three numbers.</param>
    /// <param name="version">The version.</param>
    public static bool TryParse(string text, [NotNullWhen(true)] out HelmVersion? version)
    {
        version = Numbers().Match(text) is { Success: true } match && Version.TryParse(match.Groups["number"].Value, out var number)
            ? new HelmVersion(number, text)
            : null;
        return version is not null;
    }

    [GeneratedRegex(@"^v?(?<number>\d+\.\d+\.\d+)(?:[-+][0-9A-Za-z.+-]*)?$", RegexOptions.ExplicitCapture)]
    private static partial Regex Numbers();
}
