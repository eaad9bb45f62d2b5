namespace Slipway.Validation.Runs;

/// <summary>Which manifests are checked, and how.</summary>
/// <param name="Sources">Files, folders, patterns, or <c>-</c> for standard input.</param>
public sealed record ManifestRunRequest(IReadOnlyList<string> Sources)
{
    /// <summary>The rules that count.</summary>
    public RuleSelection Selection { get; init; } = RuleSelection.All;
}
