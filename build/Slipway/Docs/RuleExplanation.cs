using Slipway.Model;
using Spectre.Console;
using Rule = Slipway.Model.Rule;

namespace Slipway.Docs;

/// <summary>A rule's page, for a terminal.</summary>
public static class RuleExplanation
{
    /// <summary>Writes what a rule asks for, why, how its findings weigh, a bad and a good example, and how a finding is suppressed.</summary>
    /// <param name="console">Where to.</param>
    /// <param name="rule">The rule.</param>
    public static void Write(IAnsiConsole console, Rule rule)
    {
        ArgumentNullException.ThrowIfNull(console);
        ArgumentNullException.ThrowIfNull(rule);
        console.MarkupLineInterpolated($"[bold]{rule.Id}[/] {rule.Title}");
        console.MarkupLineInterpolated($"[grey]{RuleWording.SeverityOf(rule)}; checked {RuleWording.ScopeOf(rule)}[/]");
        Paragraph(console, rule.Rationale);
        if (RuleWording.StrangersOf(rule) is { } strangers)
        {
            Paragraph(console, strangers);
        }

        Heading(console, "What to do");
        console.WriteLine(rule.Advice);
        Example(console, "Bad", "red", rule.Bad);
        Example(console, "Good", "green", rule.Good);
        if (RuleWording.SuppressionOf(rule) is { } suppression)
        {
            Heading(console, "To suppress it");
            console.WriteLine(suppression.TrimEnd());
            if (RuleWording.AnnotationOf(rule) is { } annotation)
            {
                console.WriteLine("\nor as an annotation of the object:\n\n" + annotation);
            }
        }

        // Past the console, which would break the address where the line ends.
        console.WriteLine();
        console.Profile.Out.Writer.WriteLine($"Source: {rule.Source}");
    }

    private static void Example(IAnsiConsole console, string title, string colour, RuleExample example)
    {
        console.WriteLine();
        console.MarkupLineInterpolated($"[bold]{title}[/] [grey]{(example.Path == RuleExample.Manifest ? "what the chart renders to" : example.Path)}[/]");
        foreach (var line in example.Text.TrimEnd().Split('\n'))
        {
            console.MarkupLine($"[{colour}]|[/] {Markup.Escape(line)}");
        }
    }

    private static void Heading(IAnsiConsole console, string text)
    {
        console.WriteLine();
        console.MarkupLineInterpolated($"[bold]{text}[/]");
    }

    private static void Paragraph(IAnsiConsole console, string text)
    {
        console.WriteLine();
        console.WriteLine(text);
    }
}
