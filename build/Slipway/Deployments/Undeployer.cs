using System.Text.Json;
using System.Text.Json.Nodes;
using Cake.Core;
using Slipway.Cluster;
using Slipway.Model;
using Slipway.Rollouts;

namespace Slipway.Deployments;

/// <summary>What is removed beside the release.</summary>
/// <param name="Volumes">Whether the volumes go, and the secrets that their data is locked with.</param>
/// <param name="Namespaces">Whether the namespaces go, with all that is in them.</param>
/// <param name="ForceFinalize">Whether what holds a namespace that cannot go is taken away.</param>
public sealed record UndeployOptions(bool Volumes, bool Namespaces, bool ForceFinalize);

/// <summary>Removes systems.</summary>
/// <param name="api">The cluster.</param>
/// <param name="access">How it is reached.</param>
/// <param name="helm">Runs helm.</param>
/// <param name="log">Is told how it goes.</param>
/// <param name="locks">Keeps other runs away.</param>
public sealed class Undeployer(IKubeApi api, ClusterAccess access, HelmReleases helm, IDeploymentLog log, ReleaseLock locks)
{
    private static readonly TimeSpan PodLimit = TimeSpan.FromSeconds(120);

    /// <summary>How long a namespace may take to go before it counts as stuck.</summary>
    private static readonly TimeSpan NamespaceLimit = TimeSpan.FromSeconds(60);

    /// <summary>Removes a system.</summary>
    /// <param name="system">The system.</param>
    /// <param name="options">What goes beside the release.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    /// <exception cref="CakeException">Helm failed, another run is changing the system, or something does not go; the message says what holds it.</exception>
    /// <exception cref="KubeApiException">The API refused.</exception>
    public async Task RemoveAsync(SystemDefinition system, UndeployOptions options, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(system);
        ArgumentNullException.ThrowIfNull(options);
        var place = system.Namespaces[0];

        // Without a namespace, or in one that is going, there is nothing that another run could change.
        var hasPlace = (await api.FindAsync(Namespaces.PathOf(place), cancellationToken))?.TextAt("status", "phase") is not (null or "Terminating");
        await using var held = hasPlace ? await locks.AcquireAsync(system.Name, place, text => log.Say(system.Name, text), cancellationToken) : null;
        var isThere = helm.Find(access, system.Name, place, cancellationToken) is not null;
        if (isThere)
        {
            helm.Uninstall(access, system.Name, place, cancellationToken);
        }

        log.Say(system.Name, isThere ? "release removed" : "there is no release");
        await api.DeleteAsync(ReleaseRecord.PathOf(system.Name, place), cancellationToken);
        foreach (var name in system.Namespaces)
        {
            await GoneAsync($"{ClusterView.PathOf("Pod", name)}?labelSelector=app.kubernetes.io/instance={system.Name}", PodLimit, $"Removing {system.Name}: its pods in {name}", cancellationToken);
            if (options.Volumes)
            {
                await DeleteVolumesAsync(system, name, cancellationToken);
            }

            if (options.Namespaces)
            {
                await DeleteNamespaceAsync(system, name, options.ForceFinalize, cancellationToken);
            }
        }
    }

    // The Secrets go with the data: a password without its database serves nobody, and a new one would not open what is left.
    private async Task DeleteVolumesAsync(SystemDefinition system, string place, CancellationToken cancellationToken)
    {
        var claims = $"{ClusterView.PathOf("PersistentVolumeClaim", place)}?labelSelector=app.kubernetes.io/instance={system.Name}";
        await api.DeleteAsync(claims, cancellationToken);
        await GoneAsync(claims, PodLimit, $"Removing {system.Name}: its volumes in {place}", cancellationToken);
        foreach (var secret in system.Secrets)
        {
            await api.DeleteAsync($"/api/v1/namespaces/{place}/secrets/{secret.Name}", cancellationToken);
        }

        log.Say(system.Name, $"volumes and secrets in {place} removed");
    }

    private async Task DeleteNamespaceAsync(SystemDefinition system, string name, bool force, CancellationToken cancellationToken)
    {
        var itself = $"/api/v1/namespaces?fieldSelector=metadata.name={name}";
        if (!await api.DeleteAsync(Namespaces.PathOf(name), cancellationToken) || await IsGoneAsync(itself, NamespaceLimit, cancellationToken))
        {
            log.Say(system.Name, $"namespace {name} removed");
            return;
        }

        var stuck = new StuckNamespace(api, name);
        var holders = await stuck.DiagnoseAsync(cancellationToken);
        if (!force)
        {
            throw new CakeException($"Removing namespace {name}: it is stuck in Terminating. {string.Join("; ", holders)}. See to what should remove them, or take them away with --force-finalize.");
        }

        log.Say(system.Name, $"namespace {name}: {string.Join("; ", holders)}");
        await stuck.ClearAsync(cancellationToken);
        await GoneAsync(itself, NamespaceLimit, $"Removing namespace {name}: it", cancellationToken);
        log.Say(system.Name, $"namespace {name} removed; what held it was taken away");
    }

    private async Task GoneAsync(string path, TimeSpan limit, string what, CancellationToken cancellationToken)
    {
        if (!await IsGoneAsync(path, limit, cancellationToken))
        {
            throw new CakeException($"{what}: still there after {limit.TotalSeconds:0} s.");
        }
    }

    private async Task<bool> IsGoneAsync(string path, TimeSpan limit, CancellationToken cancellationToken)
    {
        using var timer = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        timer.CancelAfter(limit);
        var left = new HashSet<string>(StringComparer.Ordinal);
        var isListed = false;
        try
        {
            await foreach (var change in api.WatchAsync(path, timer.Token))
            {
                isListed |= change.Type == WatchEventType.Listed;
                _ = change.Type switch
                {
                    WatchEventType.Listed => false,
                    WatchEventType.Deleted => left.Remove(change.Object.NameOf()),
                    _ => left.Add(change.Object.NameOf()),
                };
                if (isListed && left.Count == 0)
                {
                    return true;
                }
            }
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            // The time is over.
        }

        return false;
    }
}

/// <summary>A namespace that does not go: what holds it.</summary>
/// <param name="api">The cluster.</param>
/// <param name="name">Name of the namespace.</param>
internal sealed class StuckNamespace(IKubeApi api, string name)
{
    /// <summary>What holds it, one text each: which resource, which finalizer.</summary>
    /// <param name="cancellationToken">Ends the work.</param>
    public async Task<IReadOnlyList<string>> DiagnoseAsync(CancellationToken cancellationToken)
    {
        var held = await HeldAsync(cancellationToken);
        string[] objects = [.. held.Select(item => $"{item.Resource}/{item.Object.NameOf()} has finalizers {string.Join(", ", FinalizersOf(item.Object))}")];
        return objects.Length > 0 ? objects : await ConditionsAsync(cancellationToken);
    }

    /// <summary>Takes away the finalizers of all that holds it; of the namespace itself, when nothing in it does.</summary>
    /// <param name="cancellationToken">Ends the work.</param>
    public async Task ClearAsync(CancellationToken cancellationToken)
    {
        var held = await HeldAsync(cancellationToken);
        foreach (var (resource, path, item) in held)
        {
            await api.ReplaceAsync($"{path}/{item.NameOf()}", Without(item, "metadata"), cancellationToken);
        }

        if (held.Count == 0 && await api.FindAsync(Namespaces.PathOf(name), cancellationToken) is { } itself)
        {
            await api.ReplaceAsync($"{Namespaces.PathOf(name)}/finalize", Without(itself, "spec"), cancellationToken);
        }
    }

    private static string Without(JsonElement item, string part)
    {
        var copy = JsonNode.Parse(item.GetRawText())!;
        copy[part]!["finalizers"] = new JsonArray();
        return copy.ToJsonString();
    }

    private static IEnumerable<string?> FinalizersOf(JsonElement item) => item.ItemsAt("metadata", "finalizers").Select(finalizer => finalizer.GetString());

    private async Task<IReadOnlyList<string>> ConditionsAsync(CancellationToken cancellationToken) =>
        await api.FindAsync(Namespaces.PathOf(name), cancellationToken) is { } found
            ? [.. found.ItemsAt("status", "conditions").Where(condition => condition.TextAt("status") == "True").Select(condition => $"{condition.TextAt("type")}: {condition.TextAt("message")}")]
            : [];

    private async Task<List<(string Resource, string Path, JsonElement Object)>> HeldAsync(CancellationToken cancellationToken)
    {
        var held = new List<(string, string, JsonElement)>();
        foreach (var (resource, path) in await CollectionsAsync(cancellationToken))
        {
            var list = await ListAsync(path, cancellationToken);
            held.AddRange(list.Where(item => item.ItemsAt("metadata", "finalizers").Any()).Select(item => (resource, path, item)));
        }

        return held;
    }

    // Every resource of a namespace that can be listed: the discovery documents say which there are.
    private async Task<List<(string Resource, string Path)>> CollectionsAsync(CancellationToken cancellationToken)
    {
        var groups = await api.FindAsync("/apis", cancellationToken);
        var roots = (groups?.ItemsAt("groups") ?? []).Select(group => $"/apis/{group.TextAt("preferredVersion", "groupVersion")}").Prepend("/api/v1");
        var collections = new List<(string, string)>();
        foreach (var root in roots)
        {
            var resources = await FindAsync(root, cancellationToken);
            collections.AddRange((resources?.ItemsAt("resources") ?? [])
                .Where(resource => resource.TextAt("namespaced") == "true" && resource.ItemsAt("verbs").Any(verb => verb.GetString() == "list"))
                .Select(resource => (resource.TextAt("name")!, $"{root}/namespaces/{name}/{resource.TextAt("name")}")));
        }

        return collections;
    }

    private async Task<IEnumerable<JsonElement>> ListAsync(string path, CancellationToken cancellationToken) => (await FindAsync(path, cancellationToken))?.ItemsAt("items") ?? [];

    // A group whose own API server is away may be the very reason; it is named by the namespace's conditions.
    private async Task<JsonElement?> FindAsync(string path, CancellationToken cancellationToken)
    {
        try
        {
            return await api.FindAsync(path, cancellationToken);
        }
        catch (KubeApiException)
        {
            return null;
        }
    }
}
