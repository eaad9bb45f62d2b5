using System.Text.RegularExpressions;

namespace Slipway.Model;

/// <summary>
/// A range of versions in the syntax of <c>kubeVersion</c> and of chart dependencies: comparisons (<c>= != &gt; &lt; &gt;= &lt;=</c>), <c>~1.2</c>, <c>^1.2</c>,
/// wildcards (<c>1.x</c>, <c>*</c>) and hyphens (<c>1.2 - 2.3</c>), joined by a comma or a space ('and') and by <c>||</c> ('or').
/// A pre-release is in the range only where one of the comparisons joined by 'and' names a pre-release, hence the <c>-0</c> in <c>&gt;=1.20.0-0</c>.
/// Source: github.com/Masterminds/semver v3, which helm uses.
/// </summary>
public sealed partial class VersionRange
{
    private const string Part = @"(?:[0-9]+|[xX*])";
    private const string Version = @"v?" + Part + @"(?:\." + Part + @"){0,2}(?:-[0-9A-Za-z-]+(?:\.[0-9A-Za-z-]+)*)?(?:\+[0-9A-Za-z-]+(?:\.[0-9A-Za-z-]+)*)?";
    private const string Operator = @"!=|>=|=>|<=|=<|~>|=|>|<|~|\^|";

    private readonly string _text;
    private readonly VersionComparator[][] _alternatives;

    private VersionRange(string text, VersionComparator[][] alternatives)
    {
        _text = text;
        _alternatives = alternatives;
    }

    /// <summary>Reads a range.</summary>
    /// <param name="text">The text, or null.</param>
    /// <param name="range">The range; one that includes nothing when the text is none.</param>
    /// <returns>Whether the text is a range.</returns>
    public static bool TryParse(string? text, out VersionRange range)
    {
        range = new VersionRange(text ?? "", []);
        var alternatives = new List<VersionComparator[]>();
        foreach (var alternative in Hyphen().Replace(text ?? "", ">=${from}, <=${to} ").Split("||"))
        {
            var match = Comparators().Match(alternative);
            if (!match.Success)
            {
                return false;
            }

            var comparators = new List<VersionComparator>();
            for (var index = 0; index < match.Groups["version"].Captures.Count; index++)
            {
                if (VersionComparator.Parse(match.Groups["operator"].Captures[index].Value, match.Groups["version"].Captures[index].Value) is not { } comparator)
                {
                    return false;
                }

                comparators.Add(comparator);
            }

            alternatives.Add([.. comparators]);
        }

        range = new VersionRange(text!, [.. alternatives]);
        return true;
    }

    /// <summary>Whether a version lies in the range.</summary>
    /// <param name="version">The version.</param>
    public bool Includes(SemanticVersion version)
    {
        ArgumentNullException.ThrowIfNull(version);
        return _alternatives.Any(comparators =>
            (!version.IsPreRelease || comparators.Any(comparator => comparator.NamesPreRelease))
            && comparators.All(comparator => comparator.Includes(version)));
    }

    /// <summary>The range as it was written.</summary>
    public override string ToString() => _text;

    [GeneratedRegex(@"\s*(?<from>" + Version + @")\s+-\s+(?<to>" + Version + @")\s*", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Hyphen();

    [GeneratedRegex(
        @"^\s*(?<operator>" + Operator + @")\s*(?<version>" + Version + @")\s*((\s|,\s*)(?<operator>" + Operator + @")\s*(?<version>" + Version + @")\s*)*$",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Comparators();
}
