using System.Text.RegularExpressions;
using Slipway.Manifests;
using Slipway.Model;

namespace Slipway.Charts.Rendering;

/// <summary>Reads helm's list of values that break a schema, and finds the line of each in the value files.</summary>
internal static partial class SchemaErrorReader
{
    private const string Summary = "validation failed";

    public static IReadOnlyList<Finding> Read(Chart chart, ValueSet set, ReadOnlySpan<string> lines)
    {
        var findings = new List<Finding>();
        var subchart = "";
        foreach (var line in lines)
        {
            var bullet = BulletPattern().Match(line);
            if (bullet.Success)
            {
                var path = bullet.Groups["path"].Value;
                findings.AddRange(Causes(bullet.Groups["cause"].Value).Select(cause => Finding(chart, set, subchart, path, cause)));
            }
            else if (line.EndsWith(':'))
            {
                // A heading: the chart whose schema is broken. A subchart's values stand under its name.
                subchart = line[..^1] == chart.Name ? "" : line[..^1];
            }
        }

        return findings;
    }

    // Keys that nobody declared stand in one line, but in different places; and a summary says nothing that the lines below it do not.
    private static IEnumerable<string> Causes(string cause)
    {
        if (cause == Summary)
        {
            return [];
        }

        var keys = AdditionalListPattern().Match(cause);
        return keys.Success ? keys.Groups["key"].Captures.Select(key => $"additional properties '{key.Value}' not allowed") : [cause];
    }

    private static Finding Finding(Chart chart, ValueSet set, string subchart, string path, string cause)
    {
        string[] keys = [.. SubchartKeys(subchart), .. path.Split(path.StartsWith('/') ? '/' : '.', StringSplitOptions.RemoveEmptyEntries).Where(key => key != "(root)")];
        var additional = AdditionalPattern().Match(cause);
        string[] target = additional.Success ? [.. keys, additional.Groups["key"].Value] : keys;
        var (file, line, column) = Locate(chart, set, target);
        var name = keys.Length > 0 ? $"'{string.Join('.', keys)}': " : "";
        return RenderingRules.ValuesSchema.InFile(chart.Name, file, $"{name}{cause}", line, column);
    }

    private static string[] SubchartKeys(string subchart) => subchart.Length == 0 ? [] : [subchart];

    // The file on top wins in helm, so it is looked at first.
    private static (string File, int? Line, int? Column) Locate(Chart chart, ValueSet set, string[] keys)
    {
        string[] files = set.File is null ? [ValueSet.DefaultsFile] : [set.File, ValueSet.DefaultsFile];
        foreach (var file in files)
        {
            if (chart.Document(file)?.Root is { } root && PlaceOf(root, keys) is { } place)
            {
                return (file, place.Line, place.Column);
            }
        }

        return (files[0], null, null);
    }

    private static (int Line, int Column)? PlaceOf(KubeNode root, string[] keys)
    {
        KubeNode? node = root;
        (int Line, int Column)? place = null;
        foreach (var key in keys)
        {
            if (node is KubeMapping mapping && mapping.Fields.FirstOrDefault(field => field.Name == key) is { } field)
            {
                place = (field.Line, field.Column);
                node = field.Value;
            }
            else if (int.TryParse(key, out var index) && index < node.ItemsOrNone().Count)
            {
                node = node.ItemsOrNone()[index];
                place = (node.Line, node.Column);
            }
            else
            {
                return null;
            }
        }

        return place;
    }

    // helm >= 3.18 and 4: - at '/image/tag': got number, want string      before: - image.tag: Invalid type. Expected: string, given: integer
    [GeneratedRegex(@"^- (?:at '(?<path>[^']*)'|(?<path>[^\s:]+)): (?<cause>.+)$", RegexOptions.CultureInvariant)]
    private static partial Regex BulletPattern();

    [GeneratedRegex(@"^additional properties '(?<key>[^']+)'(?:, '(?<key>[^']+)')+ not allowed$", RegexOptions.CultureInvariant)]
    private static partial Regex AdditionalListPattern();

    [GeneratedRegex(@"^(?:additional properties '(?<key>[^']+)'|Additional property (?<key>\S+) is) ?not allowed", RegexOptions.CultureInvariant)]
    private static partial Regex AdditionalPattern();
}
