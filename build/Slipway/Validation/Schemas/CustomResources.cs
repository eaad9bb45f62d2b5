using Slipway.Manifests;
using Slipway.Validation.Schemas.Custom;

namespace Slipway.Validation.Schemas;

/// <summary>
/// The kinds that custom resource definitions declare. They are found among the rendered objects (helm renders
/// the <c>crds/</c> of a chart and its dependencies too), and in the folder that <c>--crds</c> names.
/// </summary>
public sealed class CustomResources
{
    private readonly Dictionary<(string ApiVersion, string Kind), CustomKind> _kinds = [];

    /// <summary>No custom resources.</summary>
    public static CustomResources None { get; } = new();

    private CustomResources()
    {
    }

    /// <summary>Reads definitions out of YAML texts. What is no definition is passed over.</summary>
    /// <param name="texts">The texts; each may have several documents.</param>
    public static CustomResources Read(IEnumerable<string> texts)
    {
        ArgumentNullException.ThrowIfNull(texts);
        var resources = new CustomResources();
        foreach (var text in texts.Where(text => text.Contains("CustomResourceDefinition", StringComparison.Ordinal)))
        {
            foreach (var definition in ManifestSet.Read("", "", text).Objects)
            {
                resources.Add(definition.Root);
            }
        }

        return resources;
    }

    /// <summary>The same, and the definitions among rendered objects.</summary>
    /// <param name="set">The rendered objects.</param>
    internal CustomResources With(ManifestSet set)
    {
        if (set.Objects.All(current => current.Kind != "CustomResourceDefinition"))
        {
            return this;
        }

        var all = new CustomResources();
        foreach (var (key, kind) in _kinds)
        {
            all._kinds[key] = kind;
        }

        foreach (var current in set.Objects)
        {
            all.Add(current.Root);
        }

        return all;
    }

    /// <summary>The kinds there are.</summary>
    internal IEnumerable<(string ApiVersion, string Kind)> Kinds => _kinds.Keys;

    /// <summary>A kind, or null when no definition declares it.</summary>
    /// <param name="apiVersion">Group and version.</param>
    /// <param name="kind">The kind.</param>
    internal CustomKind? Find(string apiVersion, string kind) => _kinds.GetValueOrDefault((apiVersion, kind));

    private void Add(KubeMapping definition)
    {
        if (definition["kind"]?.Text != "CustomResourceDefinition" || definition["spec"] is not { } specification || specification.At("names", "kind")?.Text is not { } kind)
        {
            return;
        }

        // apiextensions.k8s.io/v1beta1 has one schema for all versions, or one version alone.
        var common = specification.At("validation", "openAPIV3Schema");
        var hasStatus = !specification.At("subresources", "status").IsNullOrMissing();
        foreach (var version in specification["versions"].ItemsOrNone())
        {
            if (version["name"]?.Text is { } name && version["served"].AsBoolean() != false)
            {
                _kinds[($"{specification["group"]?.Text}/{name}", kind)] = new CustomKind(
                    CustomSchemaReader.ReadRoot(version.At("schema", "openAPIV3Schema") ?? common),
                    hasStatus || !version.At("subresources", "status").IsNullOrMissing());
            }
        }

        if (specification["version"]?.Text is { } only)
        {
            _kinds.TryAdd(($"{specification["group"]?.Text}/{only}", kind), new CustomKind(CustomSchemaReader.ReadRoot(common), hasStatus));
        }
    }
}
