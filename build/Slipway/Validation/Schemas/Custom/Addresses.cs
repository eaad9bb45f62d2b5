using System.Globalization;
using System.Net;

namespace Slipway.Validation.Schemas.Custom;

/// <summary>Addresses as Go reads them, which is stricter than .NET: no leading zeros, no shortened or hexadecimal IPv4, no zone.</summary>
internal static class Addresses
{
    /// <summary>Whether a text is an address of IPv4 or IPv6.</summary>
    /// <param name="text">The text.</param>
    public static bool IsAddress(string text)
    {
        if (!text.Contains(':', StringComparison.Ordinal))
        {
            return IsDotted(text);
        }

        var tail = text[(text.LastIndexOf(':') + 1)..];
        return text.All(character => char.IsAsciiHexDigit(character) || character is ':' or '.')
            && (!tail.Contains('.', StringComparison.Ordinal) || IsDotted(tail))
            && IPAddress.TryParse(text, out _);
    }

    /// <summary>Whether a text is a block of addresses, such as <c>10.0.0.0/8</c>.</summary>
    /// <param name="text">The text.</param>
    public static bool IsBlock(string text) =>
        text.Split('/') is [var address, var bits]
        && IsAddress(address)
        && bits.Length is > 0 and <= 3
        && bits.All(char.IsAsciiDigit)
        && int.Parse(bits, CultureInfo.InvariantCulture) <= (address.Contains(':', StringComparison.Ordinal) ? 128 : 32);

    private static bool IsDotted(string text)
    {
        var parts = text.Split('.');
        return parts.Length == 4 && parts.All(part =>
            part.Length is > 0 and <= 3 && part.All(char.IsAsciiDigit) && (part.Length == 1 || part[0] != '0') && int.Parse(part, CultureInfo.InvariantCulture) <= 255);
    }
}
