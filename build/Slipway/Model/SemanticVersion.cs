using System.Globalization;
using System.Text.RegularExpressions;

namespace Slipway.Model;

/// <summary>A version after Semantic Versioning 2.0.0. Source: https://semver.org/spec/v2.0.0.html.</summary>
/// <param name="Major">First number.</param>
/// <param name="Minor">Second number.</param>
/// <param name="Patch">Third number.</param>
/// <param name="PreRelease">Identifiers behind the hyphen, such as <c>rc.1</c>; empty for a release.</param>
/// <param name="Build">Identifiers behind the plus; they do not count when versions are compared.</param>
public sealed partial record SemanticVersion(long Major, long Minor, long Patch, string PreRelease = "", string Build = "") : IComparable<SemanticVersion>
{
    private const string Suffix = @"(?:-(?<pre>[0-9A-Za-z-]+(?:\.[0-9A-Za-z-]+)*))?(?:\+(?<build>[0-9A-Za-z-]+(?:\.[0-9A-Za-z-]+)*))?$";

    /// <summary>Whether this is a pre-release.</summary>
    public bool IsPreRelease => PreRelease.Length > 0;

    /// <summary>Reads a version as helm does: with a leading <c>v</c>, without minor or patch number, with leading zeros too.</summary>
    /// <param name="text">The text, or null.</param>
    /// <param name="version">The version; 0.0.0 when the text is none.</param>
    /// <returns>Whether the text is a version.</returns>
    public static bool TryParse(string? text, out SemanticVersion version) => TryMatch(Loose().Match(text ?? ""), out version);

    /// <summary>Reads a version that keeps to the letter of the specification: three numbers without leading zeros.</summary>
    /// <param name="text">The text, or null.</param>
    /// <param name="version">The version; 0.0.0 when the text is none.</param>
    /// <returns>Whether the text is such a version.</returns>
    public static bool TryParseStrict(string? text, out SemanticVersion version) => TryMatch(Strict().Match(text ?? ""), out version);

    /// <summary>Which of two versions is the earlier one; build identifiers do not count. Source: semver.org, 11.</summary>
    /// <param name="other">The other version, or null, which is earlier than any.</param>
    public int CompareTo(SemanticVersion? other)
    {
        if (other is null)
        {
            return 1;
        }

        var numbers = (Major, Minor, Patch).CompareTo((other.Major, other.Minor, other.Patch));
        return numbers != 0 ? numbers : ComparePreReleases(PreRelease, other.PreRelease);
    }

    /// <summary>Whether the left version is the earlier one.</summary>
    /// <param name="left">A version.</param>
    /// <param name="right">Another one.</param>
    public static bool operator <(SemanticVersion left, SemanticVersion right) => left.CompareTo(right) < 0;

    /// <summary>Whether the left version is the later one.</summary>
    /// <param name="left">A version.</param>
    /// <param name="right">Another one.</param>
    public static bool operator >(SemanticVersion left, SemanticVersion right) => left.CompareTo(right) > 0;

    /// <summary>Whether the left version is not the later one.</summary>
    /// <param name="left">A version.</param>
    /// <param name="right">Another one.</param>
    public static bool operator <=(SemanticVersion left, SemanticVersion right) => left.CompareTo(right) <= 0;

    /// <summary>Whether the left version is not the earlier one.</summary>
    /// <param name="left">A version.</param>
    /// <param name="right">Another one.</param>
    public static bool operator >=(SemanticVersion left, SemanticVersion right) => left.CompareTo(right) >= 0;

    /// <summary>The version as it is written.</summary>
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"{Major}.{Minor}.{Patch}{(IsPreRelease ? "-" : "")}{PreRelease}{(Build.Length > 0 ? "+" : "")}{Build}");

    private static bool TryMatch(Match match, out SemanticVersion version)
    {
        version = new SemanticVersion(0, 0, 0);
        if (!match.Success
            || !TryNumber(match.Groups["major"], out var major)
            || !TryNumber(match.Groups["minor"], out var minor)
            || !TryNumber(match.Groups["patch"], out var patch)
            || match.Groups["pre"].Value.Split('.').Any(identifier => identifier.Length > 1 && identifier[0] == '0' && identifier.All(char.IsAsciiDigit)))
        {
            return false;
        }

        version = new SemanticVersion(major, minor, patch, match.Groups["pre"].Value, match.Groups["build"].Value);
        return true;
    }

    private static bool TryNumber(Group group, out long number)
    {
        number = 0;
        return !group.Success || long.TryParse(group.ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture, out number);
    }

    private static int ComparePreReleases(string left, string right)
    {
        if (left.Length == 0 || right.Length == 0)
        {
            // A release comes after its own pre-releases.
            return right.Length - left.Length;
        }

        var (lefts, rights) = (left.Split('.'), right.Split('.'));
        for (var index = 0; index < Math.Min(lefts.Length, rights.Length); index++)
        {
            var order = CompareIdentifiers(lefts[index], rights[index]);
            if (order != 0)
            {
                return order;
            }
        }

        return lefts.Length - rights.Length;
    }

    private static int CompareIdentifiers(string left, string right) => (left.All(char.IsAsciiDigit), right.All(char.IsAsciiDigit)) switch
    {
        // Without leading zeros, the longer of two numbers is the larger one, however long they are.
        (true, true) when left.Length != right.Length => left.Length - right.Length,
        (true, false) => -1,
        (false, true) => 1,
        _ => string.CompareOrdinal(left, right),
    };

    [GeneratedRegex(@"^v?(?<major>[0-9]+)(?:\.(?<minor>[0-9]+))?(?:\.(?<patch>[0-9]+))?" + Suffix, RegexOptions.CultureInvariant)]
    private static partial Regex Loose();

    [GeneratedRegex(@"^(?<major>0|[1-9][0-9]*)\.(?<minor>0|[1-9][0-9]*)\.(?<patch>0|[1-9][0-9]*)" + Suffix, RegexOptions.CultureInvariant)]
    private static partial Regex Strict();
}
