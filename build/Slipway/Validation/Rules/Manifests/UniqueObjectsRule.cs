using Slipway.Manifests;
using Slipway.Model;

namespace Slipway.Validation.Rules.Manifests;

/// <summary>SLW015: no object is rendered twice.</summary>
internal sealed class UniqueObjectsRule : IManifestRule
{
    /// <inheritdoc/>
    public Rule Rule { get; } = new(
        "SLW015",
        "No object is rendered twice",
        Severity.Error,
        "Of two objects with the same kind, namespace and name the one applied last wins, or the installation stops because the first one exists already.",
        "Give one of the two another name, or render it under a condition that excludes the other.",
        RuleExample.Rendered("""
            apiVersion: v1
            kind: ConfigMap
            metadata:
              name: app
            data:
              mode: fast
            ---
            apiVersion: v1
            kind: ConfigMap
            metadata:
              name: app
            data:
              mode: safe

            """),
        RuleExample.Rendered("""
            apiVersion: v1
            kind: ConfigMap
            metadata:
              name: app-fast
            data:
              mode: fast
            ---
            apiVersion: v1
            kind: ConfigMap
            metadata:
              name: app-safe
            data:
              mode: safe

            """),
        "https://kubernetes.io/docs/concepts/overview/working-with-objects/names/#names");

    /// <inheritdoc/>
    public IEnumerable<Finding> Check(ManifestSubject subject)
    {
        var seen = new Dictionary<(string Group, string Kind, string? Namespace, string Name), List<KubeObject>>();
        foreach (var current in subject.Set.Objects.Where(current => current.Name.Length > 0))
        {
            var reference = current.Reference;
            var key = (reference.Group, reference.Kind, reference.Namespace, reference.Name);
            if (!seen.TryGetValue(key, out var earlier))
            {
                seen.Add(key, earlier = []);
            }

            if (earlier.Find(other => ExistTogether(other, current)) is { } first)
            {
                yield return Rule.InObject(subject.Set, current, $"the object is rendered twice{Where(subject.Set, first, current)}");
            }

            earlier.Add(current);
        }
    }

    private static string Where(ManifestSet set, KubeObject first, KubeObject current) => first switch
    {
        { Source: { } source } => $", first in {source.File}, document {source.Index}",
        { Template: { } template } when template != current.Template => $", first in {ManifestRules.LocationOf(set.Chart, template)}",
        _ => "",
    };

    // A hook's object may go before the release's own one of the same name is made, and before that of another hook.
    private static bool ExistTogether(KubeObject left, KubeObject right) =>
        left.Hooks.Count == 0 ? right.Hooks.Count == 0 : left.Hooks.Intersect(right.Hooks, StringComparer.Ordinal).Any();
}
