using Slipway.Manifests;
using Slipway.Model;
using Slipway.Validation.Index;

namespace Slipway.Validation.Rules.Targets;

/// <summary>SLW094: keys that containers ask for are in the ConfigMap or Secret.</summary>
internal sealed class ReferencedKeyRule() : PolicyRule(new Rule(
    "SLW094",
    "Referenced keys exist",
    Severity.Error,
    "A container whose variable refers to a key that its ConfigMap or Secret does not have never starts (CreateContainerConfigError). What the chart does not "
        + "render may be made elsewhere and is not asked; neither is a reference that is optional.",
    "Mend the name of the key, or add the key.",
    Sample.Of(Sample.Object("v1", "ConfigMap", "data:\n  database-host: db"), Sample.Deployment(Reference("host"))),
    Sample.Of(Sample.Object("v1", "ConfigMap", "data:\n  database-host: db"), Sample.Deployment(Reference("database-host"))),
    "https://kubernetes.io/docs/tasks/configure-pod-container/configure-pod-configmap/"))
{
    private static readonly (string Field, string Kind)[] References = [("configMapKeyRef", "ConfigMap"), ("secretKeyRef", "Secret")];

    /// <inheritdoc/>
    protected override IEnumerable<Finding> Find(ManifestSubject subject) =>
        from pod in subject.Index.Pods
        from container in pod.AllContainers
        from variable in container.Node["env"].ItemsOrNone()
        from reference in References
        let node = variable.At("valueFrom", reference.Field)
        where node is not null && node["optional"].AsBoolean() is not true
        let source = subject.Index.Find(ApiGroups.Core, reference.Kind, pod.Namespace, node["name"]?.Text)
        where source is not null && HasContent(source) && !HasKey(source, node["key"]?.Text)
        select Rule.InObject(
            subject.Set,
            pod.Owner,
            $"the variable {variable["name"]?.Text} of the container '{container.Name}' takes the key '{node["key"]?.Text}', which {source} does not have",
            container.FieldPath + ".env");

    // One that is rendered empty is filled by somebody else.
    private static bool HasContent(KubeObject source) => Lists(source).Any(list => list.FieldsOrNone().Count > 0);

    private static bool HasKey(KubeObject source, string? key) => key is not null && Lists(source).Any(list => list?[key] is not null);

    private static IEnumerable<KubeNode?> Lists(KubeObject source) => [source.Root["data"], source.Root["stringData"], source.Root["binaryData"]];

    private static string Reference(string key) => $"env:\n  - name: DATABASE_HOST\n    valueFrom:\n      configMapKeyRef:\n        name: app\n        key: {key}";
}
