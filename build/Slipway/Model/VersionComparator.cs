namespace Slipway.Model;

/// <summary>One comparison of a <see cref="VersionRange"/>, brought to the form 'from here to there', or the opposite of it.</summary>
internal sealed record VersionComparator
{
    // Comes before every other pre-release, so that an end of 2.0.0-0 leaves out 2.0.0-alpha too.
    private const string FirstPreRelease = "0";

    /// <summary>Whether the version that it was written with is a pre-release.</summary>
    public bool NamesPreRelease { get; private init; }

    private SemanticVersion? From { get; init; }

    private bool ExcludesFrom { get; init; }

    private SemanticVersion? To { get; init; }

    private bool IncludesTo { get; init; }

    private bool IsOpposite { get; init; }

    /// <summary>Reads a comparison; null when a number in it is too large or its pre-release is unsound.</summary>
    /// <param name="sign">The operator; empty means equality.</param>
    /// <param name="text">The version, in which parts can be missing or wildcards.</param>
    public static VersionComparator? Parse(string sign, string text)
    {
        var suffix = text.IndexOfAny(['-', '+']);
        var numbers = (suffix < 0 ? text : text[..suffix]).TrimStart('v').Split('.');
        var given = numbers.TakeWhile(part => part is not ("x" or "X" or "*")).ToArray();
        var padded = string.Join('.', given.Concat(Enumerable.Repeat("0", 3 - given.Length)));
        return SemanticVersion.TryParse(padded + (suffix < 0 ? "" : text[suffix..]), out var version)
            ? Make(sign, version, given.Length) with { NamesPreRelease = version.IsPreRelease }
            : null;
    }

    /// <summary>Whether a version meets the comparison, the rule on pre-releases apart.</summary>
    /// <param name="version">The version.</param>
    public bool Includes(SemanticVersion version)
    {
        var isAfter = From is null || (ExcludesFrom ? version > From : version >= From);
        var isBefore = To is null || (IncludesTo ? version <= To : version < To);
        return (isAfter && isBefore) != IsOpposite;
    }

    private static VersionComparator Make(string sign, SemanticVersion version, int parts)
    {
        var exactly = new VersionComparator { From = version, To = version, IncludesTo = true };
        var onwards = new VersionComparator { From = version };
        var next = FirstBeyond(version, parts);
        var isWhole = parts == 3;
        return sign switch
        {
            "" or "=" => isWhole ? exactly : onwards with { To = next },
            "!=" => (isWhole ? exactly : onwards with { To = next }) with { IsOpposite = true },
            ">" => isWhole || next is null ? onwards with { ExcludesFrom = true } : new VersionComparator { From = next },
            "<" => new VersionComparator { To = version },
            ">=" or "=>" => onwards,
            "<=" or "=<" => isWhole ? exactly with { From = null } : new VersionComparator { To = next },
            "^" => onwards with { To = FirstBreaking(version, parts) },
            // Masterminds/semver takes ~0.0.0 for any version.
            _ => onwards with { To = isWhole && version is { Major: 0, Minor: 0, Patch: 0 } ? null : next },
        };
    }

    // The first version beyond those that the written parts stand for, the patch number apart: 1.2 stands for 1.2.0 and all that follow up to 1.3.0.
    private static SemanticVersion? FirstBeyond(SemanticVersion version, int parts) => parts switch
    {
        0 => null,
        1 => Before(version.Major + 1, 0, 0),
        _ => Before(version.Major, version.Minor + 1, 0),
    };

    // The leftmost number that is not zero may not change; of 0.0.3 that is the last one.
    private static SemanticVersion? FirstBreaking(SemanticVersion version, int parts) => (parts, version) switch
    {
        (0, _) => null,
        (1, _) or (_, { Major: > 0 }) => Before(version.Major + 1, 0, 0),
        (2, _) or (_, { Minor: > 0 }) => Before(0, version.Minor + 1, 0),
        _ => Before(0, 0, version.Patch + 1),
    };

    private static SemanticVersion Before(long major, long minor, long patch) => new(major, minor, patch, FirstPreRelease);
}
