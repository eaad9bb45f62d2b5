using Slipway.Validation.Schemas;

namespace Slipway.Validation.Runs;

/// <summary>Which manifests are checked, and how.</summary>
/// <param name="Sources">Files, folders, patterns, or <c>-</c> for standard input.</param>
public sealed record ManifestRunRequest(IReadOnlyList<string> Sources)
{
    /// <summary>Versions of Kubernetes that the manifests are meant for, in full, such as <c>1.34.0</c>; at least one.</summary>
    public IReadOnlyList<string> KubeVersions { get; init; } = [Slipway.Charts.KubeVersions.Default];

    /// <summary>What the API check knows beside the built-in kinds.</summary>
    public SchemaOptions Schemas { get; init; } = SchemaOptions.Default;

    /// <summary>The rules that count.</summary>
    public RuleSelection Selection { get; init; } = RuleSelection.All;
}
