using System.Text.Json.Nodes;
using Cake.Core;
using Slipway.Cluster;
using Slipway.Manifests;

namespace Slipway.Deployments.Plans;

/// <summary>Finds the places of a release's objects.</summary>
/// <param name="resources">Knows the kinds.</param>
/// <param name="release">Name of the release.</param>
/// <param name="place">Its namespace.</param>
internal sealed class ObjectLocator(ApiResources resources, string release, string place)
{
    public async Task<IReadOnlyList<PlannedObject>> LocateAsync(ManifestSet manifest, CancellationToken cancellationToken)
    {
        var defined = manifest.Objects.Where(item => item.Kind == "CustomResourceDefinition").Select(item => item.Root.At("spec", "names", "kind")?.Text).ToHashSet();
        var located = new List<PlannedObject>();
        foreach (var item in manifest.Objects.Where(item => item.Hooks.Count == 0))
        {
            var resource = await resources.FindAsync(item.Reference.ApiVersion, item.Kind, cancellationToken);
            if (resource is null && !defined.Contains(item.Kind))
            {
                throw new CakeException(
                    $"Planning {release}: the cluster does not know {item.Reference.ApiVersion} {item.Kind} ({item.Template ?? item.Name}). Install its CustomResourceDefinition, or switch the object off in the values.");
            }

            var home = resource is { IsNamespaced: false } ? null : item.Reference.Namespace ?? place;
            var path = resource is null ? null : ApiResources.PathOf(item.Reference.ApiVersion, resource, home ?? "", item.Name);
            located.Add(new PlannedObject(item, home, path, Marked(item, home)));
        }

        return located;
    }

    // Source: helm.sh/helm pkg/action: setMetadataVisitor.
    private string Marked(KubeObject item, string? home)
    {
        var root = item.Root.ToJson()!.AsObject();
        var metadata = root["metadata"]!.AsObject();
        var annotations = Below(metadata, "annotations");
        annotations["meta.helm.sh/release-name"] = release;
        annotations["meta.helm.sh/release-namespace"] = place;
        Below(metadata, "labels")[ManagedBy.Label] = "Helm";
        if (home is not null)
        {
            metadata["namespace"] = home;
        }

        return root.ToJsonString();
    }

    private static JsonObject Below(JsonObject parent, string name)
    {
        if (parent[name] is not JsonObject child)
        {
            parent[name] = child = [];
        }

        return child;
    }
}
