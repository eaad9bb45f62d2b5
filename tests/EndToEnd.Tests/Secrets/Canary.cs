using System.Text;

namespace EndToEnd.Tests.Secrets;

/// <summary>A secret that must be seen nowhere, in any form.</summary>
internal sealed class Canary
{
    /// <summary>The secret; its special characters are other ones in each encoding.</summary>
    public string Value { get; } = $"Canary+{Guid.NewGuid():N}/&=\"x";

    /// <summary>What it looks like: as it is, in base64 wherever it begins in a longer text, in URLs, in JSON.</summary>
    public IReadOnlyList<string> Forms =>
    [
        Value,
        .. Enumerable.Range(0, 3).Select(Base64At),
        Uri.EscapeDataString(Value),
        Value.Replace("\"", "\\\"", StringComparison.Ordinal),
        Value.Replace("\"", "\\u0022", StringComparison.Ordinal).Replace("&", "\\u0026", StringComparison.Ordinal).Replace("+", "\\u002B", StringComparison.Ordinal),
    ];

    // Base64 takes three bytes at a time: without the groups that hold a neighbour's bytes too.
    private string Base64At(int offset)
    {
        var text = Convert.ToBase64String(Encoding.UTF8.GetBytes(new string(' ', offset) + Value));
        return text[(offset == 0 ? 0 : 4)..^4];
    }
}
