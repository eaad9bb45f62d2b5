using System.Text.RegularExpressions;

namespace Slipway.Validation.Rules.Secrets;

/// <summary>Tells by a name and a text whether the text is likely a secret. Names of files, addresses and references to other variables are none.</summary>
internal static partial class SecretWords
{
    // A shorter number is a setting, such as a length or a time.
    private const int LongestSetting = 5;

    private static readonly HashSet<string> Words = new(StringComparer.Ordinal)
    {
        "password", "passwd", "passphrase", "secret", "token", "credential", "credentials", "apikey", "secretkey", "accesskey", "privatekey", "pgpassword",
    };

    private static readonly HashSet<string> KindsOfKey = new(StringComparer.Ordinal) { "api", "secret", "access", "private", "signing", "encryption", "master", "auth" };

    /// <summary>Whether a name ends as those of secrets do: <c>DB_PASSWORD</c>, <c>apiKey</c>; not <c>PASSWORD_FILE</c> or <c>TOKEN_URL</c>.</summary>
    /// <param name="name">Name of a variable or a key.</param>
    public static bool IsName(string name)
    {
        var words = Word().Matches(name);
        if (words.Count == 0)
        {
            return false;
        }

        var last = words[^1].Value.ToLowerInvariant();
        return Words.Contains(last) || (last == "key" && words.Count > 1 && KindsOfKey.Contains(words[^2].Value.ToLowerInvariant()));
    }

    /// <summary>Whether a text under such a name can be the secret itself.</summary>
    /// <param name="value">The text.</param>
    public static bool IsValue(string? value) =>
        !string.IsNullOrWhiteSpace(value)
        && value is not ("true" or "false" or "null" or "none")
        && !(value.Length <= LongestSetting && value.All(char.IsAsciiDigit))
        && value[0] is not ('/' or '<')
        && !value.StartsWith("${", StringComparison.Ordinal)
        && !value.StartsWith("$(", StringComparison.Ordinal)
        && !value.Contains("://", StringComparison.Ordinal);

    /// <summary>Whether a text has a private key or a URL with a password in it, whatever it is called.</summary>
    /// <param name="value">The text.</param>
    public static bool HasCredentials(string? value) =>
        value is not null
        && ((value.Contains("PRIVATE KEY-----", StringComparison.Ordinal) && value.Contains("-----BEGIN", StringComparison.Ordinal))
            || (value.Contains("://", StringComparison.Ordinal) && UrlPassword().IsMatch(value)));

    // Words end at separators and where a capital follows a small letter.
    [GeneratedRegex("[A-Z]+(?![a-z])|[A-Z]?[a-z]+|[0-9]+", RegexOptions.CultureInvariant)]
    private static partial Regex Word();

    // A password that is a reference or a placeholder is none.
    [GeneratedRegex(@"://[^/\s:@]*:(?![$<{*])[^/\s:@]+@", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex UrlPassword();
}
