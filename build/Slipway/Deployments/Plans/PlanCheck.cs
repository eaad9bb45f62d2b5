using System.Globalization;
using Cake.Core;

namespace Slipway.Deployments.Plans;

/// <summary>Says whether what was planned is still what would be done.</summary>
/// <param name="file">Name of the plan, for messages.</param>
/// <param name="plan">The plan.</param>
public sealed class PlanCheck(string file, DeploymentPlan plan)
{
    private string Doing => $"Deploying by the plan {file}";

    /// <summary>Fails unless the plan is for an environment and systems.</summary>
    /// <param name="environment">Name of the environment.</param>
    /// <param name="systems">Names of the systems.</param>
    /// <exception cref="CakeException">It is for others.</exception>
    public void DemandFor(string environment, IEnumerable<string> systems)
    {
        if (plan.Environment != environment)
        {
            throw new CakeException($"{Doing}: it is for {plan.Environment}, and the deployment is to {environment}.");
        }

        string[] planned = [.. plan.Releases.Select(release => release.System).Order(StringComparer.Ordinal)];
        string[] asked = [.. systems.Order(StringComparer.Ordinal)];
        if (!planned.SequenceEqual(asked))
        {
            throw new CakeException($"{Doing}: it is for {string.Join(", ", planned)}, and the deployment is of {string.Join(", ", asked)}. Give --system= as Plan was given it.");
        }
    }

    /// <summary>Fails unless a release is as it was planned.</summary>
    /// <param name="now">The plan of the same release, made now.</param>
    /// <exception cref="CakeException">Something moved: what.</exception>
    public void Demand(ReleasePlan now)
    {
        ArgumentNullException.ThrowIfNull(now);
        var then = plan.Releases.First(release => release.System == now.System);
        if (Moved(then, now) is { } moved)
        {
            throw new CakeException(string.Create(CultureInfo.InvariantCulture, $"{Doing}: {moved} since it was made ({plan.Created:u}); nothing was changed. Make a new one with --target=Plan."));
        }
    }

    private static string? Moved(ReleasePlan then, ReleasePlan now)
    {
        if (then.Revision != now.Revision)
        {
            return $"release {now.System} went from revision {then.Revision} to {now.Revision}";
        }

        var states = then.Seen.DistinctBy(seen => seen.Object).ToDictionary(seen => seen.Object, seen => seen.State, StringComparer.Ordinal);
        if (now.Seen.FirstOrDefault(seen => states.TryGetValue(seen.Object, out var state) && state != seen.State) is { } moved)
        {
            return $"{moved.Object} {(moved.State.Length == 0 ? "was removed" : states[moved.Object].Length == 0 ? "was made" : "was changed")}";
        }

        if (now.Inputs.Images.FirstOrDefault(image => then.Inputs.Images.GetValueOrDefault(image.Key) != image.Value) is { Key: { } name })
        {
            return $"image {name} went from {then.Inputs.Images.GetValueOrDefault(name) ?? "none"} to {now.Inputs.Images[name]}";
        }

        return then.Inputs.Chart != now.Inputs.Chart ? $"the chart of {now.System} was changed"
            : then.Inputs.Key != now.Inputs.Key ? $"the values of {now.System} (--values, --set, what its C# definition sets) are others"
            : now.Seen.Count != then.Seen.Count ? $"the objects of {now.System} are others"
            : null;
    }
}
