using Cake.Core;

namespace Slipway.Deployments;

/// <summary>The order in which systems that depend on each other are deployed.</summary>
public static class DeploymentOrder
{
    /// <summary>Groups of releases; those of one group do not depend on each other, and each group only on those before it. A dependency that is not among them is taken to be there.</summary>
    /// <param name="releases">The releases.</param>
    /// <exception cref="CakeException">Systems depend on each other in a circle.</exception>
    public static IReadOnlyList<IReadOnlyList<Release>> Of(IReadOnlyList<Release> releases)
    {
        ArgumentNullException.ThrowIfNull(releases);
        var waves = new List<IReadOnlyList<Release>>();
        var left = releases.ToList();
        while (left.Count > 0)
        {
            Release[] wave = [.. left.Where(release => !left.Any(other => release.System.DependsOn.Contains(other.Name)))];
            if (wave.Length == 0)
            {
                throw new CakeException($"Ordering systems: {string.Join(", ", left.Select(release => release.Name))} depend on each other in a circle. Mend DependsOn.");
            }

            waves.Add(wave);
            left.RemoveAll(wave.Contains);
        }

        return waves;
    }
}
