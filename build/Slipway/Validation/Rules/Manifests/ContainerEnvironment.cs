using Slipway.Manifests;

namespace Slipway.Validation.Rules.Manifests;

/// <summary>The environment variables that the containers of a workload have, as far as a manifest set tells.</summary>
internal sealed class ContainerEnvironment
{
    private readonly HashSet<string> _names = new(StringComparer.Ordinal);
    private bool _hasUnseenSource;

    private ContainerEnvironment()
    {
    }

    /// <summary>The variables of a workload's containers taken together, init containers left out.</summary>
    /// <param name="workload">An object with a pod.</param>
    /// <param name="set">The set that it was rendered in.</param>
    public static ContainerEnvironment Of(KubeObject workload, ManifestSet set)
    {
        var environment = new ContainerEnvironment();
        foreach (var container in workload.Pod!.Containers)
        {
            environment._names.UnionWith(container.Node["env"].ItemsOrNone().Select(variable => variable["name"]?.Text).OfType<string>());
            foreach (var source in container.Node["envFrom"].ItemsOrNone())
            {
                environment.Add(source, workload, set);
            }
        }

        return environment;
    }

    /// <summary>Whether a variable is there, or may come from a source that is not part of the release.</summary>
    /// <param name="name">Name of the variable.</param>
    public bool Has(string name) => _hasUnseenSource || _names.Contains(name);

    private void Add(KubeNode source, KubeObject workload, ManifestSet set)
    {
        var (kind, name) = source["configMapRef"]?["name"]?.Text is { } map ? ("ConfigMap", map) : ("Secret", source.At("secretRef", "name")?.Text);
        var rendered = set.Objects.FirstOrDefault(current => current.Kind == kind && current.Name == name && current.Reference.Namespace == workload.Reference.Namespace);
        if (rendered is null)
        {
            _hasUnseenSource = true;
            return;
        }

        var prefix = source["prefix"]?.Text ?? "";
        _names.UnionWith(rendered.Root["data"].FieldsOrNone().Concat(rendered.Root["stringData"].FieldsOrNone()).Select(field => prefix + field.Name));
    }
}
