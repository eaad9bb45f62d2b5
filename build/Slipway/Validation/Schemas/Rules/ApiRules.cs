namespace Slipway.Validation.Schemas.Rules;

/// <summary>The rules of the API schema check: SLW026 to SLW039, and SLW142.</summary>
internal static class ApiRules
{
    /// <summary>All of them, by id.</summary>
    public static IEnumerable<IManifestRule> All => [.. SchemaRules.All, .. ValueRules.All];

    /// <summary>Whether a rule is one of them: what it finds depends on the version of Kubernetes.</summary>
    /// <param name="rule">The rule.</param>
    public static bool Includes(IManifestRule rule) => rule is ApiRule;
}
