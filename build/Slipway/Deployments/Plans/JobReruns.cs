using System.Text.RegularExpressions;
using Slipway.Manifests.Differences;

namespace Slipway.Deployments.Plans;

/// <summary>A job that would run again under a new name.</summary>
/// <param name="Old">The job that is deployed.</param>
/// <param name="New">The job that would be.</param>
internal sealed record JobRerun(PlannedObject Old, PlannedObject New);

/// <summary>Finds jobs whose name is another because what they run is: <c>job-a-1a2b3c4d</c>, <c>job-a-5e6f7a8b</c>.</summary>
internal static partial class JobReruns
{
    public static IReadOnlyList<JobRerun> Of(IReadOnlyList<PlannedObject> deployed, IReadOnlyList<PlannedObject> wanted)
    {
        var gone = Jobs(deployed).ExceptBy(wanted.Select(item => item.Identity), item => item.Identity).ToList();
        var fresh = Jobs(wanted).ExceptBy(deployed.Select(item => item.Identity), item => item.Identity);
        return [.. fresh.Select(job => (job, Old: gone.Find(old => old.Namespace == job.Namespace && BaseName(old.Item.Name) == BaseName(job.Item.Name)))).Where(pair => pair.Old is not null).Select(pair => new JobRerun(pair.Old!, pair.job))];
    }

    /// <summary>The change in words: which image, or which field, makes the job another one.</summary>
    public static ObjectChange Explain(JobRerun rerun, IReadOnlyList<JobRerun> all, FieldMask mask)
    {
        var images = ImageChanges.Of(rerun.Old.Item, rerun.New.Item);
        var fields = FieldDiff.Of(rerun.Old.Read(), rerun.New.Read())
            .Where(difference => difference.Path.IsBelow("spec") && !difference.Path.IsBelow("spec", "template", "metadata", "labels"))
            .Select(difference => mask.Show(rerun.New.Item.Kind, difference))
            .ToArray();
        var cause = images.Count > 0 ? $"image {ImageChanges.Short(images[0].Old)} → {ImageChanges.Short(images[0].New)}"
            : WaitedFor(rerun, all) is { } other ? $"it waits for {BaseName(other.New.Item.Name)}"
            : fields.Length > 0 ? fields[0].Path + (fields.Length > 1 ? $" and {fields.Length - 1} more changed" : " changed")
            : "its name changed";
        return new ObjectChange(ChangeKind.Rerun, rerun.New.Reference, fields, $"{BaseName(rerun.New.Item.Name)} re-runs because {mask.Show(cause)}");
    }

    // A job of a sequence names the one before it.
    private static JobRerun? WaitedFor(JobRerun rerun, IEnumerable<JobRerun> all) =>
        all.FirstOrDefault(other => other != rerun && other.New.Namespace == rerun.New.Namespace && rerun.New.Json.Contains($"\"{other.New.Item.Name}\"", StringComparison.Ordinal));

    private static IEnumerable<PlannedObject> Jobs(IEnumerable<PlannedObject> objects) => objects.Where(item => item.Item.Kind == "Job");

    private static string BaseName(string name) => Hash().Replace(name, "");

    // As charts/common makes it: the first digits of a SHA-256 in hexadecimal.
    [GeneratedRegex("-[0-9a-f]{6,64}$")]
    private static partial Regex Hash();
}
