using System.Globalization;

namespace Slipway.Manifests;

/// <summary>
/// Reads amounts such as <c>500m</c>, <c>1.5</c>, <c>64Mi</c> and <c>1e3</c>. Source: https://kubernetes.io/docs/reference/kubernetes-api/common-definitions/quantity/.
/// </summary>
public static class KubeQuantity
{
    private static readonly Dictionary<string, decimal> Suffixes = new(StringComparer.Ordinal)
    {
        [""] = 1m, ["n"] = 1e-9m, ["u"] = 1e-6m, ["m"] = 1e-3m, ["k"] = 1e3m, ["M"] = 1e6m, ["G"] = 1e9m, ["T"] = 1e12m, ["P"] = 1e15m, ["E"] = 1e18m,
        ["Ki"] = 1L << 10, ["Mi"] = 1L << 20, ["Gi"] = 1L << 30, ["Ti"] = 1L << 40, ["Pi"] = 1L << 50, ["Ei"] = 1L << 60,
    };

    /// <summary>Reads an amount.</summary>
    /// <param name="text">The amount, or null.</param>
    /// <returns>The amount in whole units (cores, bytes), or null when the text is none or does not fit.</returns>
    public static decimal? Parse(string? text)
    {
        if (string.IsNullOrEmpty(text))
        {
            return null;
        }

        var end = text.AsSpan().LastIndexOfAnyInRange('0', '9') + 1;
        if (end < text.Length && text[end] == '.')
        {
            end++;
        }

        const NumberStyles Style = NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent;
        return Suffixes.TryGetValue(text[end..], out var factor)
            && decimal.TryParse(text.AsSpan(0, end), Style, CultureInfo.InvariantCulture, out var number)
            && Math.Abs(number) < decimal.MaxValue / (1L << 60)
                ? number * factor
                : null;
    }
}
