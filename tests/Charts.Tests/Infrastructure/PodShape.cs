using Slipway.Manifests;

namespace Charts.Tests.Infrastructure;

/// <summary>A pod, or the template of one, whatever kind of object makes it; of an Argo Workflow, each step is one.</summary>
/// <param name="Owner">The object.</param>
/// <param name="Labels">The pod's labels.</param>
/// <param name="Specification">The pod's specification; what the steps of a Workflow share is that of the Workflow.</param>
/// <param name="Containers">All containers, the init containers first.</param>
public sealed record PodShape(KubeObject Owner, IReadOnlyDictionary<string, string> Labels, KubeNode Specification, IReadOnlyList<KubeContainer> Containers)
{
    public string? Namespace => Owner.Reference.Namespace;

    /// <summary>The value of the label that says which part of its system the pod is.</summary>
    public string Component => Labels.GetValueOrDefault("app.kubernetes.io/component", "");

    /// <summary>Whether the pod is meant to run until it is told to stop.</summary>
    public bool IsLongRunning => Owner.Kind is "Deployment" or "StatefulSet" or "DaemonSet";

    /// <summary>The only container that is no init container.</summary>
    public KubeContainer Main => Containers.Single(container => !container.IsInit);

    /// <summary>The environment of the main container: a value, <c>Kind/name:key</c> of where it comes from, and <c>*</c> for what comes whole.</summary>
    public IReadOnlyDictionary<string, string> Environment => Main.Node["env"].ItemsOrNone().Select(item => (Name: item["name"]!.Text!, Value: ValueOf(item)))
        .Concat(Main.Node["envFrom"].ItemsOrNone().Select(item => (Name: "*", Value: item.At("configMapRef", "name")?.Text ?? item.At("secretRef", "name")?.Text ?? "")))
        .ToDictionary(pair => pair.Name, pair => pair.Value, StringComparer.Ordinal);

    public static IEnumerable<PodShape> Of(KubeObject item)
    {
        if (item.Kind == "Workflow")
        {
            return item.Root.Along("spec.templates").ItemsOrNone()
                .Where(template => template["container"] is not null)
                .Select((template, index) => new PodShape(
                    item,
                    template.Along("metadata.labels").Strings,
                    item.Root["spec"]!,
                    [new KubeContainer(template["container"]!, IsInit: false, $"spec.templates[{index}].container")]));
        }

        return item.Pod is { } pod ? [new PodShape(item, pod.Metadata?["labels"].Strings ?? new Dictionary<string, string>(), pod.Specification, [.. pod.AllContainers])] : [];
    }

    public bool HasLabels(KubeNode? matchLabels) => matchLabels.Strings.IsSubsetOf(Labels);

    /// <inheritdoc/>
    public override string ToString() => Owner.Kind == "Workflow" ? $"{Owner} {Component}" : Owner.ToString();

    private static string ValueOf(KubeNode item) => item["valueFrom"] switch
    {
        { } from when from["secretKeyRef"] is { } secret => $"Secret/{secret["name"]?.Text}:{secret["key"]?.Text}",
        { } from when from["configMapKeyRef"] is { } map => $"ConfigMap/{map["name"]?.Text}:{map["key"]?.Text}",
        { } from => from.Canonical,
        null => item["value"]?.Text ?? "",
    };
}
