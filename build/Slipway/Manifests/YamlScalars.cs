using System.Buffers;
using System.Globalization;
using System.Numerics;
using System.Text.RegularExpressions;

namespace Slipway.Manifests;

/// <summary>
/// Decides what a YAML scalar is, as Kubernetes does: sigs.k8s.io/yaml reads with go-yaml v2, which follows YAML 1.1
/// (<see href="https://yaml.org/type/"/>) with the exceptions noted here.
/// </summary>
internal static partial class YamlScalars
{
    private static readonly SearchValues<char> NumberStarts = SearchValues.Create("+-.0123456789");

    /// <summary>What a scalar is.</summary>
    /// <param name="raw">Its text.</param>
    /// <param name="plain">Whether it stands without quotes and is no block scalar; without a tag, only then its text decides.</param>
    /// <param name="tag">Its tag, such as <c>!!str</c> (in full: <c>tag:yaml.org,2002:str</c>), or null.</param>
    public static ScalarKind Resolve(string raw, bool plain, string? tag) => tag switch
    {
        null => plain ? ResolvePlain(raw) : ScalarKind.String,
        "tag:yaml.org,2002:null" => ScalarKind.Null,
        "tag:yaml.org,2002:bool" or "tag:yaml.org,2002:int" => ResolvePlain(raw),
        "tag:yaml.org,2002:float" => ResolvePlain(raw) is ScalarKind.Integer or ScalarKind.Float ? ScalarKind.Float : ScalarKind.String,
        _ => ScalarKind.String,
    };

    /// <summary>Whether a scalar is what its tag says; go-yaml refuses the document otherwise.</summary>
    /// <param name="raw">Its text.</param>
    /// <param name="tag">Its tag in full.</param>
    public static bool IsAsTagged(string raw, string tag) => tag switch
    {
        "tag:yaml.org,2002:null" => ResolvePlain(raw) == ScalarKind.Null,
        "tag:yaml.org,2002:bool" => ResolvePlain(raw) == ScalarKind.Boolean,
        "tag:yaml.org,2002:int" => ResolvePlain(raw) == ScalarKind.Integer,
        "tag:yaml.org,2002:float" => ResolvePlain(raw) is ScalarKind.Integer or ScalarKind.Float,
        _ => true,
    };

    /// <summary>Whether a plain scalar is infinite or no number: YAML knows them and JSON does not, so that Kubernetes refuses the document.</summary>
    /// <param name="raw">Its text.</param>
    public static bool IsBeyondJson(string raw) => raw is
        ".inf" or ".Inf" or ".INF" or "+.inf" or "+.Inf" or "+.INF" or "-.inf" or "-.Inf" or "-.INF" or ".nan" or ".NaN" or ".NAN";

    /// <summary>A scalar as the key of a JSON object. Source: sigs.k8s.io/yaml, convertToJSONableObject.</summary>
    /// <param name="raw">Its text.</param>
    /// <param name="kind">What it is.</param>
    /// <returns>The key, or null for a null, which is refused.</returns>
    public static string? KeyText(string raw, ScalarKind kind) => kind switch
    {
        ScalarKind.Null => null,
        ScalarKind.Boolean => IsTrue(raw) ? "true" : "false",
        ScalarKind.Integer when TryParseInteger(raw, out var number) => number.ToString(CultureInfo.InvariantCulture),
        ScalarKind.Float when TryParseFloat(raw, out var number) => number.ToString("R", CultureInfo.InvariantCulture).Replace('E', 'e'),
        _ => raw,
    };

    /// <summary>Reads a number with a fraction or an exponent whose value is whole and fits 64 bits.</summary>
    /// <param name="raw">The text.</param>
    /// <param name="value">The number.</param>
    public static bool TryParseWholeFloat(string raw, out long value)
    {
        // Beyond 2^53 the JSON that is made of it is no longer what was written.
        const double Exact = 9007199254740992;
        value = 0;
        if (!TryParseFloat(raw, out var number) || Math.Truncate(number) != number || Math.Abs(number) > Exact)
        {
            return false;
        }

        value = (long)number;
        return true;
    }

    /// <summary>Reads a number with a fraction or an exponent. One too large for 64 bits of floating point is a string to go-yaml.</summary>
    /// <param name="raw">The text.</param>
    /// <param name="number">The number.</param>
    public static bool TryParseFloat(string raw, out double number) =>
        double.TryParse(raw.Replace("_", "", StringComparison.Ordinal), NumberStyles.Float, CultureInfo.InvariantCulture, out number) && double.IsFinite(number);

    /// <summary>Whether the text of a boolean means true.</summary>
    /// <param name="raw">Text that resolved to a boolean.</param>
    public static bool IsTrue(string raw) => raw[0] is 'y' or 'Y' or 't' or 'T' || (raw.Length == 2 && raw[0] is 'o' or 'O');

    /// <summary>Reads a whole number in any of YAML 1.1's notations: decimal, 0x, 0b, 0 and 0o for octal, with underscores.</summary>
    /// <param name="raw">The text.</param>
    /// <param name="value">The number, when it fits 64 bits.</param>
    /// <returns>Whether it is a whole number that fits.</returns>
    public static bool TryParseInteger(string raw, out long value)
    {
        value = 0;
        var text = raw.Contains('_', StringComparison.Ordinal) ? raw.Replace("_", "", StringComparison.Ordinal) : raw;
        var negative = text.StartsWith('-');
        var digits = text.AsSpan(negative || text.StartsWith('+') ? 1 : 0);
        var radix = RadixOf(digits);
        var body = radix switch
        {
            16 or 2 => digits[2..],
            8 => digits[(digits[1] is 'o' or 'O' ? 2 : 1)..],
            _ => digits,
        };
        if (body.IsEmpty || !TryParseDigits(body, radix, out var magnitude))
        {
            return false;
        }

        var signed = negative ? -magnitude : magnitude;
        if (signed < long.MinValue || signed > long.MaxValue)
        {
            return false;
        }

        value = (long)signed;
        return true;
    }

    private static int RadixOf(ReadOnlySpan<char> digits) => digits.Length < 2 || digits[0] != '0'
        ? 10
        : digits[1] switch
        {
            'x' or 'X' => 16,
            'b' or 'B' => 2,
            _ => 8,
        };

    private static bool TryParseDigits(ReadOnlySpan<char> body, int radix, out BigInteger magnitude)
    {
        magnitude = BigInteger.Zero;
        if (body.Length > 64)
        {
            return false;
        }

        foreach (var digit in body)
        {
            var number = char.IsAsciiHexDigit(digit) ? char.IsAsciiDigit(digit) ? digit - '0' : (digit | 0x20) - 'a' + 10 : radix;
            if (number >= radix)
            {
                return false;
            }

            magnitude = (magnitude * radix) + number;
        }

        return true;
    }

    private static ScalarKind ResolvePlain(string raw)
    {
        if (raw.Length == 0 || raw is "~" or "null" or "Null" or "NULL")
        {
            return ScalarKind.Null;
        }

        if (!NumberStarts.Contains(raw[0]))
        {
            return IsBoolean(raw) ? ScalarKind.Boolean : ScalarKind.String;
        }

        if (TryParseInteger(raw, out _))
        {
            return ScalarKind.Integer;
        }

        // go-yaml takes any decimal number with an exponent for a float, also one without a point: `1e3` is no string.
        return FloatPattern().IsMatch(raw) && TryParseFloat(raw, out _) ? ScalarKind.Float : ScalarKind.String;
    }

    // go-yaml v2 takes y and n in any case for booleans too, when they are resolved into an untyped value.
    private static bool IsBoolean(string raw) => raw is
        "y" or "Y" or "yes" or "Yes" or "YES" or "true" or "True" or "TRUE" or "on" or "On" or "ON" or
        "n" or "N" or "no" or "No" or "NO" or "false" or "False" or "FALSE" or "off" or "Off" or "OFF";

    [GeneratedRegex(@"^[-+]?(\.[0-9]+|[0-9][0-9_]*(\.[0-9_]*)?)([eE][-+]?[0-9]+)?\z", RegexOptions.CultureInvariant)]
    private static partial Regex FloatPattern();
}
