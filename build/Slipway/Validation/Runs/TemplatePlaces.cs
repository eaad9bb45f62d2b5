using Slipway.Charts;
using Slipway.Model;

namespace Slipway.Validation.Runs;

/// <summary>
/// Finds the line of a template that a field was rendered from. A template is no YAML, so this looks for the field's name below the names
/// around it, by indentation, and says nothing when there are two such places.
/// </summary>
/// <param name="chart">The chart.</param>
internal sealed class TemplatePlaces(ResolvedChart chart)
{
    private readonly Dictionary<string, IReadOnlyList<TemplateLine>?> _files = new(StringComparer.Ordinal);

    /// <summary>Gives a finding its line, where it has a file and a field and the line can be told.</summary>
    /// <param name="finding">The finding.</param>
    public Finding Locate(Finding finding)
    {
        if (finding is not { Location: { Line: null } location, FieldPath: { } path } || LinesOf(location.File) is not { } lines)
        {
            return finding;
        }

        var line = LineOf(lines, TemplateLine.StepsOf(path));
        return line is null ? finding : finding with { Location = location with { Line = line } };
    }

    private static int? LineOf(IReadOnlyList<TemplateLine> lines, IReadOnlyList<string> steps)
    {
        // A field that is missing has no line; the one around it has.
        for (var depth = steps.Count; depth >= Math.Max(1, steps.Count - 1); depth--)
        {
            var found = Find(lines, 0, lines.Count, steps, 0, depth).Take(2).ToArray();
            if (found.Length > 0)
            {
                return found.Length == 1 ? found[0] : null;
            }
        }

        return null;
    }

    private static IEnumerable<int> Find(IReadOnlyList<TemplateLine> lines, int from, int to, IReadOnlyList<string> steps, int step, int depth)
    {
        if (from >= to)
        {
            yield break;
        }

        var indent = lines.Skip(from).Take(to - from).Min(line => line.Indent);
        for (var position = from; position < to; position++)
        {
            if (lines[position].Key != steps[step] || lines[position].Indent != indent)
            {
                continue;
            }

            if (step == depth - 1)
            {
                yield return lines[position].Number;
                continue;
            }

            var end = position + 1;
            while (end < to && lines[end].IsBelow(lines[position]))
            {
                end++;
            }

            foreach (var line in Find(lines, position + 1, end, steps, step + 1, depth))
            {
                yield return line;
            }
        }
    }

    private IReadOnlyList<TemplateLine>? LinesOf(string file)
    {
        if (!_files.TryGetValue(file, out var lines))
        {
            lines = TextOf(file) is { } text ? TemplateLine.Read(text) : null;
            _files.Add(file, lines);
        }

        return lines;
    }

    // A dependency that lies beside the chart is rendered from charts/NAME/, and read from where it lies.
    private string? TextOf(string file)
    {
        if (chart.Chart.File(file)?.Text is { } own)
        {
            return own;
        }

        return file.Split('/', 3) is ["charts", var name, var rest] && chart.AllDependencies.FirstOrDefault(one => one.Chart.Name == name) is { } dependency
            ? dependency.Chart.File(rest)?.Text
            : null;
    }
}
