using Slipway.Manifests;
using Slipway.Model;
using Slipway.Validation;

namespace Slipway.Tests.Validation.Policy;

/// <summary>Applies one rule to a rendered text of the chart 'app', which a system declares.</summary>
internal static class PolicyCheck
{
    public static Finding[] Run(string id, string text, string valueSet = "default", bool isDeclared = true)
    {
        var set = ManifestSet.Read("app", valueSet, text);
        Assert.That(set.Findings, Is.Empty, "the test's own text is unsound");
        var subject = new ManifestSubject(set, isDeclared ? new SystemDefinition("app") : null);
        return [.. RuleCatalog.ManifestRules.Single(rule => rule.Rule.Id == id).Check(subject)];
    }

    public static string[] Messages(string id, string text, string valueSet = "default") => [.. Run(id, text, valueSet).Select(finding => finding.Message)];

    /// <summary>A Deployment 'app' with labels <c>app: app</c>; the fields in flow style.</summary>
    public static string Deployment(string container = "image: x:1", string pod = "", string spec = "", string metadata = "", string kind = "Deployment", string name = "app", string label = "app") =>
        $"apiVersion: apps/v1\nkind: {kind}\nmetadata: {{ name: {name}{Then(metadata)} }}\n"
        + $"spec: {{ selector: {{ matchLabels: {{ app: {label} }} }}{Then(spec)}, template: {{ metadata: {{ labels: {{ app: {label} }} }}, spec: {{ containers: [{{ name: main, {container} }}]{Then(pod)} }} }} }}\n---\n";

    /// <summary>A Job 'app'.</summary>
    public static string Job(string spec = "", string metadata = "", string pod = "restartPolicy: Never") =>
        $"apiVersion: batch/v1\nkind: Job\nmetadata: {{ name: app{Then(metadata)} }}\nspec: {{ template: {{ spec: {{ containers: [{{ name: main, image: x:1 }}], {pod} }} }}{Then(spec)} }}\n---\n";

    /// <summary>An object with a <c>spec</c>.</summary>
    public static string Object(string apiVersion, string kind, string spec, string metadata = "name: app") =>
        $"apiVersion: {apiVersion}\nkind: {kind}\nmetadata: {{ {metadata} }}\nspec: {{ {spec} }}\n---\n";

    private static string Then(string fields) => fields.Length == 0 ? "" : ", " + fields;
}
