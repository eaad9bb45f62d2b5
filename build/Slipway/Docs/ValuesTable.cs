using System.Text;
using Slipway.Manifests;

namespace Slipway.Docs;

/// <summary>
/// The table of a chart's values in its README, made from the comments in values.yaml: <c># -- text</c> directly above a key describes it, further comment lines
/// go on with the text, and <c># @ignored</c>, with a reason behind it or without, leaves the key out. An object that has a description is one row; one that has none stands for the keys below it.
/// </summary>
public static class ValuesTable
{
    /// <summary>The line in a README above the table.</summary>
    public const string Begin = "<!-- values:begin -->";

    /// <summary>The line in a README below the table.</summary>
    public const string End = "<!-- values:end -->";

    private const string Header = "| Key | Type | Default | Description |\n| --- | --- | --- | --- |\n";

    /// <summary>Whether a README has a place for the table.</summary>
    /// <param name="readme">The README's text.</param>
    public static bool HasMarkers(string readme) => TryFind(readme, out _);

    /// <summary>Puts the table of a value file into a README, in place of the one that is there.</summary>
    /// <param name="readme">The README's text.</param>
    /// <param name="values">The text of values.yaml.</param>
    /// <returns>The new text; the old one when it has no place for the table.</returns>
    public static string Update(string readme, string values)
    {
        ArgumentNullException.ThrowIfNull(values);
        return TryFind(readme, out var place) ? readme[..place.Start] + Render(values) + readme[place.End..] : readme;
    }

    /// <summary>The table in Markdown, ending with a line feed.</summary>
    /// <param name="values">The text of values.yaml.</param>
    public static string Render(string values)
    {
        var table = new StringBuilder(Header);
        foreach (var row in Rows(values))
        {
            table.Append(row).Append('\n');
        }

        return table.ToString();
    }

    /// <summary>The rows, in the order of the file; none for a text that is no mapping.</summary>
    /// <param name="values">The text of values.yaml.</param>
    public static IReadOnlyList<ValueRow> Rows(string values)
    {
        ArgumentNullException.ThrowIfNull(values);
        var rows = new List<ValueRow>();
        if (YamlReader.Read(values).Root is KubeMapping root)
        {
            Collect(root, "", new Owner(0, IsDescribed: false), new ValueComments(values), rows);
        }

        return rows;
    }

    private static void Collect(KubeMapping mapping, string prefix, Owner owner, ValueComments comments, List<ValueRow> rows)
    {
        foreach (var field in mapping.Fields)
        {
            // What a merge key brought stands, with its comments, where it was written. The comment above { a: 1 } is that of the key before the brace.
            var isElsewhere = field.Line < mapping.Line;
            var comment = isElsewhere || field.Line == owner.Line ? default : comments.Above(field.Line);
            if (comment.IsIgnored)
            {
                continue;
            }

            var key = prefix + Escape(field.Name);
            var children = !isElsewhere && field.Value is KubeMapping { Fields.Count: > 0 } own && own.Line >= field.Line ? own : null;
            if (comment.Description is not null || (children is null && !owner.IsDescribed))
            {
                rows.Add(new ValueRow(key, field.Value, comment.Description, field.Line));
            }

            if (children is not null)
            {
                Collect(children, key + ".", new Owner(field.Line, owner.IsDescribed || comment.Description is not null), comments, rows);
            }
        }
    }

    private static string Escape(string name) => name.Contains('.', StringComparison.Ordinal) ? $"\"{name}\"" : name;

    private static bool TryFind(string readme, out (int Start, int End) place)
    {
        ArgumentNullException.ThrowIfNull(readme);
        var begin = readme.IndexOf(Begin, StringComparison.Ordinal);
        var start = begin < 0 ? -1 : readme.IndexOf('\n', begin) + 1;
        var end = start <= 0 ? -1 : readme.IndexOf(End, start, StringComparison.Ordinal);
        place = (start, end);
        return end >= 0;
    }

    private readonly record struct Owner(int Line, bool IsDescribed);
}
