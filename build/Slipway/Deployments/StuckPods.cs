using System.Text.Json;
using Slipway.Cluster;
using Slipway.Rollouts;

namespace Slipway.Deployments;

/// <summary>
/// Takes away the pods that keep a StatefulSet from its new revision: those of another revision that never became ready. Its controller
/// waits for them for ever, even when the revision that would mend them is there. Volumes stay; the controller makes the pods anew.
/// Source: https://kubernetes.io/docs/concepts/workloads/controllers/statefulset/#forced-rollback.
/// </summary>
/// <param name="api">The cluster.</param>
/// <param name="log">Is told which pods go.</param>
/// <param name="clock">Measures the time.</param>
internal sealed class StuckPods(IKubeApi api, IDeploymentLog log, TimeProvider clock)
{
    private const string RevisionLabel = "controller-revision-hash";

    // A controller notes a change within a second; where none is running, nothing is stuck on its account.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    /// <summary>Removes them.</summary>
    /// <param name="system">The system that is told of; what its release asks for is in the cluster.</param>
    /// <param name="workloads">The release's workloads.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    /// <exception cref="KubeApiException">The API refused.</exception>
    public async Task RemoveAsync(string system, IReadOnlyList<Workload> workloads, CancellationToken cancellationToken)
    {
        foreach (var place in workloads.Where(workload => workload.Kind == "StatefulSet").GroupBy(workload => workload.Namespace))
        {
            var sets = await NotedAsync(place.Key, [.. place.Select(workload => workload.Name)], cancellationToken);
            var pods = sets.Count > 0 ? await api.FindAsync(ClusterView.PathOf("Pod", place.Key), cancellationToken) : null;
            foreach (var pod in (pods?.ItemsAt("items") ?? []).Where(pod => sets.Any(set => IsInTheWay(pod, set))))
            {
                log.Say(system, $"Pod/{pod.NameOf()} in {place.Key} is of another revision and never became ready: removed, to be made anew");
                await api.DeleteAsync($"{ClusterView.PathOf("Pod", place.Key)}/{pod.NameOf()}", cancellationToken);
            }
        }
    }

    /// <summary>The sets, as soon as their controller has noted what they ask for now: from then on it makes no pod of an older revision.</summary>
    private async Task<IReadOnlyList<JsonElement>> NotedAsync(string place, IReadOnlyCollection<string> names, CancellationToken cancellationToken)
    {
        var path = ClusterView.PathOf("StatefulSet", place);
        var known = (await api.FindAsync(path, cancellationToken))?.ItemsAt("items").Where(set => names.Contains(set.NameOf())).ToArray() ?? [];
        var noted = known.Where(IsNoted).ToDictionary(set => set.NameOf(), StringComparer.Ordinal);
        if (noted.Count == known.Length)
        {
            return known;
        }

        using var timer = new CancellationTokenSource(Patience, clock);
        using var end = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, timer.Token);
        try
        {
            await foreach (var change in api.WatchAsync(path, end.Token))
            {
                if (change.Type is WatchEventType.Added or WatchEventType.Modified && names.Contains(change.Object.NameOf()) && IsNoted(change.Object))
                {
                    noted[change.Object.NameOf()] = change.Object;
                }

                if (noted.Count == known.Length)
                {
                    break;
                }
            }
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            // What was not noted is told by the rollout itself.
        }

        return [.. noted.Values];
    }

    private static bool IsNoted(JsonElement set) => set.NumberAt("status", "observedGeneration") >= (set.NumberAt("metadata", "generation") ?? 0);

    private static bool IsInTheWay(JsonElement pod, JsonElement set) =>
        pod.ItemsAt("metadata", "ownerReferences").Any(owner => owner.TextAt("uid") == set.TextAt("metadata", "uid"))
        && pod.TextAt("metadata", "labels", RevisionLabel) is { } revision
        && revision != set.TextAt("status", "updateRevision")
        && pod.TextAt("metadata", "deletionTimestamp") is null
        && !pod.Is("Ready");
}
