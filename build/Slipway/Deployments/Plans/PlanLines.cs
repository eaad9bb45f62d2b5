using Slipway.Reports;

namespace Slipway.Deployments.Plans;

/// <summary>A line of a plan.</summary>
/// <param name="Text">The text, with its indentation.</param>
/// <param name="Kind">What it tells of; null for what is no change.</param>
internal sealed record PlanLine(string Text, ChangeKind? Kind = null);

/// <summary>A plan as lines, by system and namespace.</summary>
internal static class PlanLines
{
    private const int Longest = 120;

    // What is shown before the place where two long texts begin to differ.
    private const int Before = 20;

    public static IEnumerable<PlanLine> Of(DeploymentPlan plan)
    {
        foreach (var release in plan.Releases)
        {
            yield return new PlanLine($"{release.System} in {plan.Environment}: {Heading(release)}");
            foreach (var place in release.Changes.GroupBy(change => change.Object.Namespace))
            {
                yield return new PlanLine($"  {place.Key ?? "whole cluster"}");
                foreach (var line in place.SelectMany(Lines))
                {
                    yield return line;
                }
            }

            foreach (var image in release.Images)
            {
                yield return new PlanLine($"  image of {image.Container}: {ImageChanges.Short(image.Old)} → {ImageChanges.Short(image.New)}");
            }

            foreach (var hook in release.Hooks)
            {
                yield return new PlanLine($"  hook {hook} would run");
            }
        }
    }

    /// <summary>What becomes of the release itself.</summary>
    public static string Heading(ReleasePlan release) => release switch
    {
        { Revision: 0 } => "not deployed; would be installed",
        { Inputs.IsDeployed: true, Changes.Count: > 0 } => $"revision {release.Revision} is what was asked for; Deploy leaves what was changed by hand",
        { Inputs.IsDeployed: true } => $"revision {release.Revision} is what was asked for",
        { Changes.Count: 0 } => $"revision {release.Revision} would be followed by {release.Revision + 1}, with the same objects",
        _ => $"revision {release.Revision} would be followed by {release.Revision + 1}",
    };

    /// <summary>The sign of a change.</summary>
    public static char Symbol(ChangeKind kind) => kind switch
    {
        ChangeKind.Added => '+',
        ChangeKind.Changed or ChangeKind.Rerun => '~',
        ChangeKind.Removed => '-',
        _ => '!',
    };

    /// <summary>What a change is, beyond its sign; empty when the sign says it.</summary>
    public static string Words(ObjectChange change)
    {
        var what = change.Kind switch
        {
            ChangeKind.NeedsReplacement => "needs replacement",
            ChangeKind.Drifted => "changed by hand",
            _ => null,
        };
        return string.Join("; ", new[] { what, change.Note }.OfType<string>());
    }

    /// <summary>A field's two values, short enough for a line, on one line.</summary>
    public static (string Old, string New) Values(FieldChange field)
    {
        var (old, @new) = (field.Old ?? "(none)", field.New ?? "(none)");
        if (old.Length > Longest || @new.Length > Longest)
        {
            var same = old.AsSpan().CommonPrefixLength(@new);
            (old, @new) = (Cut(old, same - Before), Cut(@new, same - Before));
        }

        return (ReportText.Printable(old), ReportText.Printable(@new));
    }

    private static IEnumerable<PlanLine> Lines(ObjectChange change)
    {
        var words = Words(change);
        yield return new PlanLine($"    {Symbol(change.Kind)} {change.Object.Kind}/{change.Object.Name}{(words.Length > 0 ? $": {words}" : "")}", change.Kind);
        foreach (var field in change.Fields)
        {
            var (old, @new) = Values(field);
            yield return new PlanLine(change.Kind == ChangeKind.Drifted ? $"        {field.Path}: {@new}, deployed was {old}" : $"        {field.Path}: {old} → {@new}", change.Kind);
        }
    }

    private static string Cut(string text, int from)
    {
        var start = Math.Clamp(from, 0, text.Length);
        var length = Math.Min(Longest, text.Length - start);
        return $"{(start > 0 ? "…" : "")}{text.Substring(start, length)}{(start + length < text.Length ? "…" : "")}";
    }
}
