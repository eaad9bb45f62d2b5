using System.Text.Json;
using System.Text.Json.Nodes;
using Slipway.Cluster;
using Slipway.Manifests;
using Slipway.Model;

namespace Slipway.Deployments.Plans;

/// <summary>An object of a manifest, with its place in the API.</summary>
/// <param name="Item">The object.</param>
/// <param name="Namespace">Its namespace; null for one that lives in none.</param>
/// <param name="Path">Its path; null while the API does not know its kind, whose definition the same release brings.</param>
/// <param name="Json">What helm would apply: the object with the marks that helm adds.</param>
internal sealed record PlannedObject(KubeObject Item, string? Namespace, string? Path, string Json)
{
    /// <summary>The object, with its namespace.</summary>
    public ObjectReference Reference => Item.Reference with { Namespace = Namespace };

    /// <summary>What tells it from others, whatever version of its kind it is written in.</summary>
    public (string Group, string Kind, string? Namespace, string Name) Identity => (Item.Reference.Group, Item.Kind, Namespace, Item.Name);

    /// <summary>Whether helm leaves it when the chart has it no more. Source: https://helm.sh/docs/howto/charts_tips_and_tricks/#tell-helm-not-to-uninstall-a-resource.</summary>
    public bool IsKept => Item.Root.At("metadata", "annotations", "helm.sh/resource-policy")?.Text is "keep";

    /// <summary>As JSON.</summary>
    public JsonElement Read()
    {
        using var document = JsonDocument.Parse(Json);
        return document.RootElement.Clone();
    }
}

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
                throw new Cake.Core.CakeException(
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
