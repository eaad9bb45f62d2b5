namespace Slipway.Validation.Schemas.Custom;

/// <summary>Numbers that carry a check digit. Source: ISO 2108 (ISBN), ISO/IEC 7812-1, annex B (card numbers).</summary>
internal static class CheckDigits
{
    /// <summary>Whether a text is an ISBN of ten digits, with or without hyphens and spaces.</summary>
    /// <param name="text">The text.</param>
    public static bool IsIsbn10(string text)
    {
        var digits = Bare(text);
        if (digits.Length != 10 || !digits[..9].All(char.IsAsciiDigit) || !(char.IsAsciiDigit(digits[9]) || digits[9] == 'X'))
        {
            return false;
        }

        var sum = digits.Select((digit, index) => (index + 1) * (digit == 'X' ? 10 : digit - '0')).Sum();
        return sum % 11 == 0;
    }

    /// <summary>Whether a text is an ISBN of thirteen digits, with or without hyphens and spaces.</summary>
    /// <param name="text">The text.</param>
    public static bool IsIsbn13(string text)
    {
        var digits = Bare(text);
        return digits.Length == 13 && digits.All(char.IsAsciiDigit) && digits.Select((digit, index) => (index % 2 == 0 ? 1 : 3) * (digit - '0')).Sum() % 10 == 0;
    }

    /// <summary>Whether a text has the digits of a card number, whatever else stands between them.</summary>
    /// <param name="text">The text.</param>
    public static bool IsCreditCard(string text)
    {
        int[] digits = [.. text.Where(char.IsAsciiDigit).Select(digit => digit - '0').Reverse()];
        return digits.Length is >= 13 and <= 16 && digits.Select((digit, index) => index % 2 == 0 ? digit : digit > 4 ? (2 * digit) - 9 : 2 * digit).Sum() % 10 == 0;
    }

    private static string Bare(string text) => string.Concat(text.Where(character => character is not ('-' or ' ')));
}
