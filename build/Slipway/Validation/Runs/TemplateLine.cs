using System.Text.RegularExpressions;

namespace Slipway.Validation.Runs;

/// <summary>A line of a template that begins with the name of a field.</summary>
/// <param name="Number">Line, counted from 1.</param>
/// <param name="Dash">Column of the dash that begins a list's item, or the same as <paramref name="Indent"/>.</param>
/// <param name="Indent">Column of the name.</param>
/// <param name="Key">The name.</param>
internal sealed partial record TemplateLine(int Number, int Dash, int Indent, string Key)
{
    /// <summary>Whether the line belongs to the field of an earlier one. Lists may stand at the column of their field.</summary>
    /// <param name="field">The earlier line.</param>
    public bool IsBelow(TemplateLine field) => Dash > field.Indent || (Dash == field.Indent && Dash < Indent);

    /// <summary>The lines of a template that begin with a name.</summary>
    /// <param name="text">The template.</param>
    public static IReadOnlyList<TemplateLine> Read(string text)
    {
        var lines = new List<TemplateLine>();
        var number = 0;
        foreach (var line in text.Split('\n'))
        {
            number++;
            if (Form().Match(line) is { Success: true } match)
            {
                lines.Add(new TemplateLine(number, match.Groups["before"].Length, match.Groups["key"].Index, match.Groups["key"].Value));
            }
        }

        return lines;
    }

    /// <summary>The names in a field's path, without positions: of <c>spec.containers[0].image</c>, three.</summary>
    /// <param name="path">The path.</param>
    public static IReadOnlyList<string> StepsOf(string path) =>
        [.. Steps().Matches(path).Select(match => match.Value).Where(step => !int.TryParse(step, out _))];

    [GeneratedRegex(@"^(?<before> *)(?:- +)*(?<key>[A-Za-z][A-Za-z0-9]*):(?: |\r?$)", RegexOptions.CultureInvariant)]
    private static partial Regex Form();

    [GeneratedRegex(@"(?<=\[)[^\]]+(?=\])|[^.\[\]]+", RegexOptions.CultureInvariant)]
    private static partial Regex Steps();
}
