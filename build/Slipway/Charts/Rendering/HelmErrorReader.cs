using System.Globalization;
using System.Text.RegularExpressions;
using Slipway.Model;

namespace Slipway.Charts.Rendering;

/// <summary>
/// Turns what <c>helm template</c> says on standard error into findings with a place. Helm 3 writes an error in one line,
/// helm 4 over several; both are read. What is not recognised is reported in helm's own words.
/// </summary>
internal static partial class HelmErrorReader
{
    private const string SchemaMarker = "values don't meet the specifications of the schema(s)";

    public static IReadOnlyList<Finding> Read(Chart chart, ValueSet set, string standardError)
    {
        string[] lines =
        [
            .. standardError.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
                .Where(line => !NoisePattern().IsMatch(line))
                .Select(line => line.StartsWith("Error: ", StringComparison.Ordinal) ? line["Error: ".Length..] : line),
        ];
        if (lines.Length == 0)
        {
            return [RenderingRules.Templates.For(chart.Name, "helm failed without saying why") with { ValueSet = set.Name }];
        }

        var marker = Array.FindIndex(lines, line => line.Contains(SchemaMarker, StringComparison.Ordinal));
        var findings = marker >= 0 ? SchemaErrorReader.Read(chart, set, lines.AsSpan(marker + 1)) : [TemplateError(chart, lines)];
        return [.. findings.Select(finding => finding with { ValueSet = set.Name })];
    }

    private static Finding TemplateError(Chart chart, string[] lines)
    {
        var text = string.Join(" ", lines);
        // A template is also named in quotes, without a line, where helm says what it was executing.
        var all = PlacePattern().Matches(text);
        Match[] withLine = [.. all.Where(match => match.Groups["line"].Success)];
        Match[] places = withLine.Length > 0 ? withLine : [.. all.Cast<Match>()];
        if (places.Length == 0)
        {
            return RenderingRules.Templates.For(chart.Name, text);
        }

        // The innermost place is where it went wrong; those before it are the templates that included it.
        var place = places[^1];
        var cause = CausePrefix().Replace(text[(place.Index + place.Length)..], "").Trim();
        var file = place.Groups["file"].Value;
        var path = file.StartsWith(chart.Name + "/", StringComparison.Ordinal) ? file[(chart.Name.Length + 1)..] : file;
        var outer = places.Length > 1 ? $" (included from {places[0].Groups["file"].Value}:{places[0].Groups["line"].Value})" : "";
        return RenderingRules.Templates.InFile(
            chart.Name,
            path,
            (cause.Length > 0 ? cause : text) + outer,
            NumberIn(place.Groups["line"]),
            NumberIn(place.Groups["column"]));
    }

    private static int? NumberIn(Group group) => group.Success ? int.Parse(group.Value, CultureInfo.InvariantCulture) : null;

    [GeneratedRegex(@"^(Use --debug flag|level=|coalesce\.go|time=)", RegexOptions.CultureInvariant)]
    private static partial Regex NoisePattern();

    // app/templates/x.yaml:5:15, (app/templates/x.yaml:5), YAML parse error on app/templates/x.yaml:
    [GeneratedRegex(@"(?<file>[\w.-]+(?:/charts/[\w.-]+)*/templates/[\w./-]*\w)(?::(?<line>\d+)(?::(?<column>\d+))?)?\)?:?", RegexOptions.CultureInvariant)]
    private static partial Regex PlacePattern();

    [GeneratedRegex(@"^[\s""]*(?:executing ""[^""]*"" )?", RegexOptions.CultureInvariant)]
    private static partial Regex CausePrefix();
}
