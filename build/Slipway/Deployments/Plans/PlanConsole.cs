using Slipway.Reports;
using Slipway.Secrets;
using Spectre.Console;

namespace Slipway.Deployments.Plans;

/// <summary>Shows plans: coloured on a terminal, plain lines elsewhere.</summary>
/// <param name="console">Where to.</param>
/// <param name="isPlain">Whether plain lines are wanted.</param>
/// <param name="redactor">Takes out secrets that were learned since a line was made.</param>
public sealed class PlanConsole(IAnsiConsole console, bool isPlain, SecretRedactor redactor)
{
    /// <summary>Shows a plan; the last line sums it up.</summary>
    /// <param name="plan">The plan.</param>
    public void Write(DeploymentPlan plan)
    {
        ArgumentNullException.ThrowIfNull(plan);
        foreach (var line in PlanLines.Of(plan))
        {
            Write(line.Text, Colour(line.Kind));
        }

        Write(plan.Totals.ToString(), plan.Totals.IsEmpty ? "bold green" : "bold");
    }

    // A line that another program reads is not broken at the width of a terminal that is not there.
    private void Write(string text, string? style)
    {
        var shown = ReportText.Printable(redactor.Redact(text));
        if (isPlain)
        {
            console.Profile.Out.Writer.WriteLine(shown);
        }
        else
        {
            console.MarkupLine(style is null ? Markup.Escape(shown) : $"[{style}]{Markup.Escape(shown)}[/]");
        }
    }

    private static string? Colour(ChangeKind? kind) => kind switch
    {
        ChangeKind.Added => "green",
        ChangeKind.Changed or ChangeKind.Rerun => "yellow",
        ChangeKind.Removed => "red",
        ChangeKind.NeedsReplacement or ChangeKind.Drifted => "magenta",
        _ => null,
    };
}
