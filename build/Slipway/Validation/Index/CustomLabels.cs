using Slipway.Manifests;
using Slipway.Validation.Rules.Manifests;

namespace Slipway.Validation.Index;

/// <summary>
/// The labels that stand anywhere in the custom resources of a manifest set. Controllers give them to pods that a chart does not render itself, such as
/// the steps of an Argo Workflow: a selector that finds one of them finds something.
/// </summary>
internal sealed class CustomLabels
{
    private readonly HashSet<KubeNode> _seen = new(ReferenceEqualityComparer.Instance);
    private readonly List<KubeMapping> _labels = [];

    /// <summary>Reads a manifest set.</summary>
    /// <param name="set">The set.</param>
    public CustomLabels(ManifestSet set)
    {
        foreach (var current in set.Objects.Where(current => IsCustom(current.Reference.Group)))
        {
            Collect(current.Root);
        }
    }

    /// <summary>Whether a selector finds labels.</summary>
    /// <param name="selector">The selector.</param>
    public bool Meet(LabelSelector selector) => Any(labels => selector.FirstUnmet(labels) is null);

    /// <summary>Whether any labels meet a condition.</summary>
    /// <param name="condition">The condition.</param>
    public bool Any(Func<KubeMapping, bool> condition) => _labels.Exists(labels => condition(labels));

    // The groups of Kubernetes itself have no dot, or end so.
    private static bool IsCustom(string group) => group.Contains('.', StringComparison.Ordinal) && !group.EndsWith(".k8s.io", StringComparison.Ordinal);

    // A document with aliases shares nodes: each is visited once.
    private void Collect(KubeNode node)
    {
        if (!_seen.Add(node))
        {
            return;
        }

        foreach (var field in node.FieldsOrNone())
        {
            if (field is { Name: "labels", Value: KubeMapping labels })
            {
                _labels.Add(labels);
            }

            Collect(field.Value);
        }

        foreach (var item in node.Items)
        {
            Collect(item);
        }
    }
}
