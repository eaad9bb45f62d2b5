using System.Text.Json;
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
