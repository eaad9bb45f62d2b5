using Slipway.Manifests;
using Slipway.Model;
using Slipway.Validation;
using Slipway.Validation.Schemas;
using Slipway.Validation.Schemas.Rules;

namespace Slipway.Tests.Validation.Schemas;

/// <summary>Asks the API rules about a text.</summary>
internal static class Api
{
    public const string Container = "{ name: app, image: registry.example.com/app:1 }";

    public static Finding[] Check(string text, string kubeVersion = "1.36.0", string definitions = "", bool ignoreMissing = false)
    {
        var set = ManifestSet.Read("app", "default", text);
        var subject = new ManifestSubject(set, null) { KubeVersion = kubeVersion, CustomResources = CustomResources.Read([definitions]), IgnoreMissingSchemas = ignoreMissing };
        return [.. RuleCatalog.ManifestRules.Where(ApiRules.Includes).SelectMany(rule => rule.Check(subject))];
    }

    /// <summary>A pod with fields beside its containers, or other containers.</summary>
    public static string Pod(string specification) => $"apiVersion: v1\nkind: Pod\nmetadata: {{ name: app }}\nspec: {{ {specification} }}\n";

    /// <summary>A pod whose only container has fields besides.</summary>
    public static string PodWith(string container, string rest = "") => Pod($"containers: [{{ name: app, image: a:1, {container} }}]{(rest.Length > 0 ? ", " + rest : "")}");

    public static string Object(string apiVersion, string kind, string rest) => $"apiVersion: {apiVersion}\nkind: {kind}\nmetadata: {{ name: app }}\n{rest}\n";
}
