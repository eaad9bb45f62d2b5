using System.Globalization;
using System.Text.RegularExpressions;

namespace Slipway.Validation.Schemas;

/// <summary>Reads amounts. Source: https://kubernetes.io/docs/reference/kubernetes-api/common-definitions/quantity/.</summary>
internal static partial class Quantities
{
    /// <summary>Reads an amount such as <c>500m</c>, <c>1.5Gi</c> or <c>1e3</c>.</summary>
    /// <param name="text">The text.</param>
    /// <param name="value">The amount, rounded to 28 digits; the largest decimal when it is larger.</param>
    /// <returns>Whether it is an amount.</returns>
    public static bool TryParse(string text, out decimal value)
    {
        value = 0;
        var match = Form().Match(text);
        if (!match.Success)
        {
            return false;
        }

        var factor = match.Groups["exponent"].Success
            ? Math.Pow(10, int.Parse(match.Groups["exponent"].ValueSpan, CultureInfo.InvariantCulture))
            : FactorOf(match.Groups["suffix"].Value);
        var number = double.Parse(match.Groups["number"].ValueSpan, NumberStyles.Float, CultureInfo.InvariantCulture) * factor;
        value = Math.Abs(number) < (double)decimal.MaxValue ? (decimal)number : Math.Sign(number) * decimal.MaxValue;
        return true;
    }

    private static double FactorOf(string suffix) => suffix switch
    {
        "n" => 1e-9,
        "u" => 1e-6,
        "m" => 1e-3,
        "k" => 1e3,
        "M" => 1e6,
        "G" => 1e9,
        "T" => 1e12,
        "P" => 1e15,
        "E" => 1e18,
        "Ki" => 1L << 10,
        "Mi" => 1L << 20,
        "Gi" => 1L << 30,
        "Ti" => 1L << 40,
        "Pi" => 1L << 50,
        "Ei" => 1L << 60,
        _ => 1,
    };

    [GeneratedRegex(@"^(?<number>[+-]?([0-9]+\.?[0-9]*|\.[0-9]+))((?<suffix>[numkMGTPE]|[KMGTPE]i)|[eE](?<exponent>[+-]?[0-9]{1,3}))?\z", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Form();
}
