using System.Globalization;
using System.Text;
using Cake.Core.IO;
using Slipway.Caching;
using Slipway.Secrets;

namespace Slipway.Deployments.Plans;

/// <summary>Plans as Markdown, for the summary of a CI job or a pull request.</summary>
/// <param name="redactor">Takes out secrets that were learned since a line was made.</param>
public sealed class PlanMarkdown(SecretRedactor redactor)
{
    /// <summary>Writes a plan, all or nothing.</summary>
    /// <param name="fileSystem">The file system.</param>
    /// <param name="path">The file, absolute.</param>
    /// <param name="plan">The plan.</param>
    public void Write(IFileSystem fileSystem, FilePath path, DeploymentPlan plan)
    {
        ArgumentNullException.ThrowIfNull(plan);
        var text = Encoding.UTF8.GetBytes(redactor.Redact(Of(plan)));
        AtomicFile.Write(fileSystem, path, stream => stream.Write(text));
    }

    private static string Of(DeploymentPlan plan)
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"# Plan for {plan.Environment}\n\n{plan.Totals}\n");
        foreach (var release in plan.Releases)
        {
            text.Append(CultureInfo.InvariantCulture, $"\n## {release.System}\n\n{PlanLines.Heading(release)}\n");
            AppendChanges(text, release);
            foreach (var image in release.Images)
            {
                text.Append(CultureInfo.InvariantCulture, $"\n- image of {Code(image.Container)}: {Code(image.Old)} → {Code(image.New)}");
            }

            foreach (var hook in release.Hooks)
            {
                text.Append(CultureInfo.InvariantCulture, $"\n- hook {Code(hook)} would run");
            }

            text.Append(release.Images.Count + release.Hooks.Count > 0 ? "\n" : "");
        }

        return text.ToString();
    }

    private static void AppendChanges(StringBuilder text, ReleasePlan release)
    {
        foreach (var place in release.Changes.GroupBy(change => change.Object.Namespace))
        {
            text.Append(CultureInfo.InvariantCulture, $"\n### {place.Key ?? "Whole cluster"}\n\n|  | Object | Field | Old | New |\n|---|---|---|---|---|\n");
            foreach (var change in place)
            {
                var words = PlanLines.Words(change);
                text.Append(CultureInfo.InvariantCulture, $"| {Code(PlanLines.Symbol(change.Kind).ToString())} | {Code($"{change.Object.Kind}/{change.Object.Name}")}{(words.Length > 0 ? $" {Cell(words)}" : "")} |  |  |  |\n");
                foreach (var field in change.Fields)
                {
                    var (old, @new) = PlanLines.Values(field);
                    text.Append(CultureInfo.InvariantCulture, $"|  |  | {Code(field.Path)} | {Code(old)} | {Code(@new)} |\n");
                }
            }
        }
    }

    private static string Code(string text) => $"`{Cell(text).Replace('`', '\'')}`";

    private static string Cell(string text) => text.Replace("|", "\\|", StringComparison.Ordinal).Replace('\n', ' ');
}
