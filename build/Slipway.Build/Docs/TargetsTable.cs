using Slipway.Build.Arguments;

namespace Slipway.Build.Docs;

/// <summary>The README's table of targets and arguments, generated from the tasks.</summary>
public static class TargetsTable
{
    /// <summary>Where the tables begin.</summary>
    public const string Begin = "<!-- targets:begin -->";

    /// <summary>Where the tables end.</summary>
    public const string End = "<!-- targets:end -->";

    /// <summary>Puts the tables of today into a text.</summary>
    /// <param name="text">A text with both markers; one without them is left as it is.</param>
    /// <param name="targets">The targets.</param>
    public static string Update(string text, TargetCatalog targets)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(targets);
        var begin = text.IndexOf(Begin, StringComparison.Ordinal);
        var end = text.IndexOf(End, StringComparison.Ordinal);
        return begin < 0 || end < begin ? text : $"{text[..(begin + Begin.Length)]}\n{Render(targets)}{text[end..]}";
    }

    private static string Render(TargetCatalog targets)
    {
        string[] lines =
        [
            "| Target | What it does | Arguments |",
            "|---|---|---|",
            .. targets.All.Select(target => $"| `{target.Name}` | {Escape(target.Description)} | {string.Join(", ", target.Arguments.Select(argument => $"`--{argument.Name}`"))} |"),
            "",
            "| Argument | What it does |",
            "|---|---|",
            .. BuildArguments.All.Values.Select(argument => $"| `{argument.Usage}` | {Escape(argument.Description)} |"),
        ];
        return string.Concat(lines.Select(line => line.Replace("|  |", "| |", StringComparison.Ordinal) + "\n"));
    }

    private static string Escape(string text) => text.Replace("<", "&lt;", StringComparison.Ordinal).Replace("|", "\\|", StringComparison.Ordinal);
}
