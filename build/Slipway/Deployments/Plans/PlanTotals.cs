using System.Globalization;
using Slipway.Reports;

namespace Slipway.Deployments.Plans;

/// <summary>What a plan comes to, in numbers of objects.</summary>
/// <param name="Add">To be added.</param>
/// <param name="Change">To be changed.</param>
/// <param name="Remove">To be removed.</param>
/// <param name="Rerun">Jobs that run again.</param>
/// <param name="Replace">That would have to be replaced.</param>
/// <param name="Drifted">That were changed by hand.</param>
public sealed record PlanTotals(int Add, int Change, int Remove, int Rerun, int Replace, int Drifted)
{
    /// <summary>Whether there is nothing to do and nothing to look at.</summary>
    public bool IsEmpty => Add + Change + Remove + Rerun + Replace + Drifted == 0;

    /// <summary>Counts.</summary>
    /// <param name="releases">The releases.</param>
    public static PlanTotals Of(IEnumerable<ReleasePlan> releases)
    {
        var kinds = releases.SelectMany(release => release.Changes).CountBy(change => change.Kind).ToDictionary(pair => pair.Key, pair => pair.Value);
        return new PlanTotals(
            Count(ChangeKind.Added), Count(ChangeKind.Changed), Count(ChangeKind.Removed), Count(ChangeKind.Rerun), Count(ChangeKind.NeedsReplacement), Count(ChangeKind.Drifted));

        int Count(ChangeKind kind) => kinds.GetValueOrDefault(kind);
    }

    /// <summary>In words: <c>Plan: 3 to add, 2 to change, 1 to remove, 1 job re-runs</c>, or <c>No changes.</c></summary>
    public override string ToString()
    {
        if (IsEmpty)
        {
            return "No changes.";
        }

        var text = string.Create(CultureInfo.InvariantCulture, $"Plan: {Add} to add, {Change} to change, {Remove} to remove");
        text += Rerun == 0 ? "" : $", {ReportText.Count(Rerun, "job")} re-run{(Rerun == 1 ? "s" : "")}";
        text += Replace == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $", {Replace} to replace");
        return text + (Drifted == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $", {Drifted} changed by hand"));
    }
}
