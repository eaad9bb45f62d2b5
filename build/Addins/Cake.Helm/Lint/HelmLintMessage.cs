using System.Text.RegularExpressions;

namespace Cake.Helm;

/// <summary>A finding of <c>helm lint</c>.</summary>
/// <param name="Severity">How bad it is.</param>
/// <param name="Path">The file or folder within the chart.</param>
/// <param name="Text">What is wrong; may have several lines.</param>
public sealed partial record HelmLintMessage(HelmLintSeverity Severity, string Path, string Text)
{
    internal static IReadOnlyList<HelmLintMessage> Parse(IEnumerable<string> lines)
    {
        var messages = new List<HelmLintMessage>();
        foreach (var line in lines)
        {
            if (MessageLine().Match(line) is { Success: true } match)
            {
                var severity = Enum.Parse<HelmLintSeverity>(match.Groups["severity"].Value, ignoreCase: true);
                messages.Add(new HelmLintMessage(severity, match.Groups["path"].Value, match.Groups["text"].Value));
            }
            else if (messages.Count > 0 && line.Length > 0 && char.IsWhiteSpace(line[0]))
            {
                messages[^1] = messages[^1] with { Text = $"{messages[^1].Text}\n{line.Trim()}" };
            }
        }

        return messages;
    }

    [GeneratedRegex(@"^\[(?<severity>INFO|WARNING|ERROR)\] (?<path>.*?): (?<text>.*)$", RegexOptions.ExplicitCapture)]
    private static partial Regex MessageLine();
}
