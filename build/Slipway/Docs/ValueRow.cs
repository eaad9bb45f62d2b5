using Slipway.Manifests;

namespace Slipway.Docs;

/// <summary>A row of the values table.</summary>
/// <param name="Key">The key with those above it, joined by dots.</param>
/// <param name="Value">The default.</param>
/// <param name="Description">What its comment says; null when it has none.</param>
/// <param name="Line">Line of the key in the value file, counted from 1.</param>
public sealed record ValueRow(string Key, KubeNode Value, string? Description, int Line)
{
    /// <summary>The default's type: bool, int, float, string, list, object, or any for a null.</summary>
    public string Type => Value switch
    {
        KubeMapping => "object",
        KubeSequence => "list",
        KubeScalar { Kind: ScalarKind.Boolean } => "bool",
        KubeScalar { Kind: ScalarKind.Integer } => "int",
        KubeScalar { Kind: ScalarKind.Float } => "float",
        KubeScalar { Kind: ScalarKind.String } => "string",
        _ => "any",
    };

    /// <summary>The row in Markdown.</summary>
    public override string ToString() => $"| {Code(Key)} | {Type} | {(ValueJson.Of(Value) is { } json ? Code(json) : "see `values.yaml`")} | {Escape(Description ?? "")} |".Replace("|  |", "| |", StringComparison.Ordinal);

    // A bar ends a cell even in code (GitHub Flavored Markdown, 4.10), and a backtick is code within two of them (CommonMark, 6.1).
    private static string Code(string text) => text.Contains('`', StringComparison.Ordinal) ? $"`` {Escape(text)} ``" : $"`{Escape(text)}`";

    private static string Escape(string text) => text.Replace("|", "\\|", StringComparison.Ordinal);
}
