using Slipway.Model;

namespace Slipway.Manifests;

/// <summary>One document of a rendered chart that is a Kubernetes object.</summary>
/// <param name="root">The document's root.</param>
/// <param name="template">The template that it was rendered from, or null when the renderer did not say.</param>
/// <param name="documentIndex">Position of the document among those of its set, counted from 0.</param>
/// <param name="source">The document of a file that it was read from, or null when a chart rendered it.</param>
public sealed class KubeObject(KubeMapping root, string? template, int documentIndex, DocumentReference? source = null)
{
    /// <summary>The whole document.</summary>
    public KubeMapping Root { get; } = root;

    /// <summary>The template that it was rendered from, such as <c>task-system/templates/ui.yaml</c>.</summary>
    public string? Template { get; } = template;

    /// <summary>Position of the document among those of its set, counted from 0.</summary>
    public int DocumentIndex { get; } = documentIndex;

    /// <summary>The document of a file that it was read from, or null when a chart rendered it.</summary>
    public DocumentReference? Source { get; } = source;

    /// <summary>The object's name in the manifest set.</summary>
    public ObjectReference Reference { get; } = new(
        root["apiVersion"]?.Text ?? "",
        root["kind"]?.Text ?? "",
        root.At("metadata", "namespace")?.Text,
        root.At("metadata", "name")?.Text ?? "");

    /// <summary>The object's kind.</summary>
    public string Kind => Reference.Kind;

    /// <summary>The object's name.</summary>
    public string Name => Reference.Name;

    /// <summary>The object's annotations.</summary>
    public IReadOnlyList<KubeField> Annotations => Root.At("metadata", "annotations").FieldsOrNone();

    /// <summary>The object's labels.</summary>
    public IReadOnlyList<KubeField> Labels => Root.At("metadata", "labels").FieldsOrNone();

    /// <summary>
    /// The hooks that the object is bound to (<c>helm.sh/hook</c>); empty for an object of the release itself.
    /// Source: https://helm.sh/docs/topics/charts_hooks/.
    /// </summary>
    public IReadOnlyList<string> Hooks =>
        Root.At("metadata", "annotations", "helm.sh/hook")?.Text?.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries) ?? [];

    /// <summary>The pod that the object is or would make, or null for an object without one.</summary>
    public KubePod? Pod { get; } = KubePod.Of(root);

    /// <inheritdoc/>
    public override string ToString() => Reference.ToString();
}
