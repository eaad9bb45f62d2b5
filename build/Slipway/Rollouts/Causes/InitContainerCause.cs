using System.Globalization;
using Slipway.Cluster;

namespace Slipway.Rollouts.Causes;

/// <summary>An init container that runs and runs, and says nothing new. Whether what it waits for is still at work is the judge's to see.</summary>
internal sealed class InitContainerCause : ICause
{
    /// <summary>How long an init container may run before anybody wonders.</summary>
    public static readonly TimeSpan FirstLook = TimeSpan.FromSeconds(3);

    /// <inheritdoc/>
    public IEnumerable<Diagnosis> Find(Scene scene)
    {
        foreach (var container in scene.Containers.Where(container => container.IsInit && container.IsRunning && container.Spec.TextAt("restartPolicy") != "Always"))
        {
            var since = scene.History.Of(container.Pod, container.Name).RunningSince ?? scene.Now;
            if (scene.Now - since < FirstLook)
            {
                scene.LookAgain(since + FirstLook);
                continue;
            }

            var said = scene.History.LastSaid(container.Pod, container.Name);
            yield return new Diagnosis(
                FailureCause.InitContainerStuck,
                container.Subject,
                string.Create(CultureInfo.InvariantCulture, $"has not ended, and {(said is null ? "writes nothing" : "writes nothing new")}"),
                "What it waits for does not come: its log and its command say what that is.")
            {
                FirstSeen = said > since ? said : since,
                Container = container.Reference,
            };
        }
    }
}
