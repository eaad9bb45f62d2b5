using Slipway.Manifests;
using Slipway.Validation.Rules.Manifests;

namespace Slipway.Validation.Index;

/// <summary>
/// Finds objects of a manifest set by kind and name, and pods by labels. Made once for all rules: every label leads to its pods, so that a selector looks
/// at a few pods only, however many there are.
/// </summary>
internal sealed class ManifestIndex
{
    private readonly ManifestSet _set;
    private readonly ILookup<(string Group, string Kind), KubeObject> _byKind;
    private readonly Dictionary<(string Group, string Kind, string Namespace, string Name), KubeObject> _byName = [];
    private readonly ILookup<string, ManifestPod> _podsIn;
    private readonly Dictionary<(string Namespace, string Label, string Value), List<ManifestPod>> _byLabel = [];
    private readonly Dictionary<KubeObject, ManifestPod> _byOwner = [];

    /// <summary>Reads a manifest set.</summary>
    /// <param name="set">The set.</param>
    public ManifestIndex(ManifestSet set)
    {
        _set = set;
        _byKind = set.Objects.ToLookup(current => (current.Reference.Group, current.Kind));
        foreach (var current in set.Objects)
        {
            _byName[(current.Reference.Group, current.Kind, NamespaceOf(current), current.Name)] = current;
            if (current.Pod is { } pod)
            {
                _byOwner[current] = new ManifestPod(current, pod, NamespaceOf(current));
            }
        }

        Pods = [.. _byOwner.Values];
        _podsIn = Pods.ToLookup(pod => pod.Namespace, StringComparer.Ordinal);
        foreach (var pod in Pods)
        {
            foreach (var label in pod.Labels.FieldsOrNone().Where(label => label.Value.Text is not null))
            {
                var key = (pod.Namespace, label.Name, label.Value.Text!);
                if (!_byLabel.TryGetValue(key, out var pods))
                {
                    _byLabel.Add(key, pods = []);
                }

                pods.Add(pod);
            }
        }
    }

    /// <summary>Every pod, in the order of the text.</summary>
    public IReadOnlyList<ManifestPod> Pods { get; }

    /// <summary>Which autoscaler scales what, and to how many.</summary>
    public Scaling Scaling => field ??= new Scaling(this);

    /// <summary>Which pods network policies govern.</summary>
    public PolicyCoverage Coverage => field ??= new PolicyCoverage(this);

    private CustomLabels Custom => field ??= new CustomLabels(_set);

    /// <summary>The namespace of an object: that which it names, or the release's, which is called as the chart while charts are checked.</summary>
    /// <param name="subject">The object.</param>
    public string NamespaceOf(KubeObject subject) => subject.Reference.Namespace ?? _set.Chart;

    /// <summary>The objects of a kind, in any version.</summary>
    /// <param name="group">Group of the kind.</param>
    /// <param name="kind">The kind.</param>
    public IEnumerable<KubeObject> OfKind(string group, string kind) => _byKind[(group, kind)];

    /// <summary>The object of a name, or null when the set has none.</summary>
    /// <param name="group">Group of the kind.</param>
    /// <param name="kind">The kind.</param>
    /// <param name="ns">The namespace.</param>
    /// <param name="name">The name.</param>
    public KubeObject? Find(string group, string kind, string ns, string? name) => name is null ? null : _byName.GetValueOrDefault((group, kind, ns, name));

    /// <summary>The pod that an object is or makes, or null.</summary>
    /// <param name="owner">The object.</param>
    public ManifestPod? PodOf(KubeObject owner) => _byOwner.GetValueOrDefault(owner);

    /// <summary>The pods that a label selector finds in a namespace; an empty or missing one finds all.</summary>
    /// <param name="ns">The namespace.</param>
    /// <param name="selector">The selector, with <c>matchLabels</c> and <c>matchExpressions</c>.</param>
    public IReadOnlyList<ManifestPod> Select(string ns, KubeNode? selector)
    {
        if (selector.IsNullOrMissing())
        {
            return [.. _podsIn[ns]];
        }

        var full = new LabelSelector(selector);
        return [.. Candidates(ns, selector["matchLabels"]).Where(pod => full.FirstUnmet(pod.Labels) is null)];
    }

    /// <summary>The pods that a PodDisruptionBudget guards: none without a selector. Source: Kubernetes API, PodDisruptionBudgetSpec.selector.</summary>
    /// <param name="budget">The budget.</param>
    public IReadOnlyList<ManifestPod> GuardedBy(KubeObject budget) =>
        budget.Root.At("spec", "selector") is KubeMapping selector ? Select(NamespaceOf(budget), selector) : [];

    /// <summary>The pods in a namespace that have all of some labels, as a Service selects.</summary>
    /// <param name="ns">The namespace.</param>
    /// <param name="labels">The labels.</param>
    public IReadOnlyList<ManifestPod> SelectByLabels(string ns, KubeNode? labels) =>
        [.. Candidates(ns, labels).Where(pod => HasAll(pod.Labels, labels))];

    /// <summary>Whether a controller may make a pod with some labels out of a custom resource of the set.</summary>
    /// <param name="selector">A label selector.</param>
    public bool MayBeMade(KubeNode selector) => Custom.Meet(new LabelSelector(selector));

    /// <summary>Whether a controller may make a pod with some labels out of a custom resource of the set.</summary>
    /// <param name="labels">The labels.</param>
    public bool MayBeMadeWith(KubeNode? labels) => Custom.Any(found => HasAll(found, labels));

    private static bool HasAll(KubeNode? labels, KubeNode? wanted) => wanted.FieldsOrNone().All(label => labels?[label.Name]?.Text == label.Value.Text);

    private IEnumerable<ManifestPod> Candidates(string ns, KubeNode? labels)
    {
        IEnumerable<ManifestPod>? fewest = null;
        var count = int.MaxValue;
        foreach (var label in labels.FieldsOrNone())
        {
            if (!_byLabel.TryGetValue((ns, label.Name, label.Value.Text ?? ""), out var pods))
            {
                return [];
            }

            if (pods.Count < count)
            {
                (fewest, count) = (pods, pods.Count);
            }
        }

        return fewest ?? _podsIn[ns];
    }
}
