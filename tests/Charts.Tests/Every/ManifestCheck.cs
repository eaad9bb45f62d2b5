using Charts.Tests.Infrastructure;
using Slipway.Charts;
using Slipway.Manifests;

namespace Charts.Tests.Every;

/// <summary>Something that holds for everything that any chart renders.</summary>
/// <param name="Name">What holds, in the words of a test's name.</param>
/// <param name="Violations">Where it does not hold.</param>
/// <param name="Bad">A manifest in which it does not hold: without one that fires, a check proves nothing.</param>
public sealed record ManifestCheck(string Name, Func<CheckedManifests, IEnumerable<string>> Violations, string Bad)
{
    /// <inheritdoc/>
    public override string ToString() => Name;
}

/// <summary>A manifest set, and what it was rendered for.</summary>
/// <param name="Set">The manifest set.</param>
/// <param name="KubeVersion">Version of Kubernetes.</param>
/// <param name="ExistingSecrets">The Secrets that the values name: they exist before the release.</param>
public sealed record CheckedManifests(ManifestSet Set, string KubeVersion, IReadOnlySet<string> ExistingSecrets)
{
    public IReadOnlyList<PodShape> Pods { get; } = Set.Pods();

    public IEnumerable<(PodShape Pod, KubeContainer Container)> Containers => Pods.SelectMany(pod => pod.Containers.Select(container => (pod, container)));

    public NetworkFlows Flows { get; } = new(Set);

    /// <summary>Whether the chart is rendered for an environment that others depend on.</summary>
    public bool IsForUsers => Set.ValueSet is "staging" or "prod";

    public static CheckedManifests Of(Variant variant)
    {
        var chart = Catalog.Find(variant.Chart).Chart;
        var values = EffectiveValues.Of(chart, chart.ValueSets.Single(set => set.Name == variant.Set));
        return new CheckedManifests(Helm.Render(variant), variant.KubeVersion, SecretsIn(values).ToHashSet(StringComparer.Ordinal));
    }

    /// <summary>Whether the set has an object of a kind and name in a namespace.</summary>
    public bool Has(string kind, string? name, string? inNamespace) => Find(kind, name, inNamespace) is not null;

    public KubeObject? Find(string kind, string? name, string? inNamespace) =>
        Set.Objects.FirstOrDefault(item => item.Kind == kind && item.Name == name && item.Reference.Namespace == inNamespace);

    private static IEnumerable<string> SecretsIn(KubeNode? node) => node.FieldsOrNone()
        .SelectMany(field => field is { Name: "existingSecret", Value.Text: { Length: > 0 } name } ? [name] : SecretsIn(field.Value));
}
