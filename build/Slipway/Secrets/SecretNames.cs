using System.Text.RegularExpressions;

namespace Slipway.Secrets;

/// <summary>Tells by a name whether what it stands for is secret, for texts in which nobody declared what is.</summary>
public static partial class SecretNames
{
    private static readonly string[] Words = ["password", "passwd", "secret", "token", "apikey", "credential", "privatekey"];

    // Names of what says where a secret is, how long it lives or what its hash is: none of it is secret.
    private static readonly string[] HarmlessEnds = ["name", "ref", "file", "path", "revision", "seconds", "secrets", "source"];
    private static readonly string[] HarmlessBeginnings = ["existing", "automount", "checksum"];

    /// <summary>Whether a name sounds like that of a secret: <c>DB_PASSWORD</c>, <c>apiKey</c>; not <c>secretName</c> or <c>checksum/secret</c>.</summary>
    /// <param name="name">Name of a field, an environment variable, or a key of a ConfigMap.</param>
    public static bool Sounds(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        var plain = name.Replace("_", "", StringComparison.Ordinal).Replace("-", "", StringComparison.Ordinal).ToLowerInvariant();
        return Words.Any(word => plain.Contains(word, StringComparison.Ordinal))
            && !HarmlessEnds.Any(end => plain.EndsWith(end, StringComparison.Ordinal))
            && !HarmlessBeginnings.Any(beginning => plain.StartsWith(beginning, StringComparison.Ordinal));
    }

    /// <summary>A text without what it assigns to names that sound so (<c>password=…</c>, <c>"token": "…"</c>, <c>["--password", "…"]</c>), and without passwords of addresses (<c>http://user:…@host</c>).</summary>
    /// <param name="text">The text.</param>
    public static string MaskIn(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var masked = Assignment().Replace(text, match => Sounds(match.Groups["name"].Value) ? match.Groups["head"].Value + SecretRedactor.Mask : match.Value);
        return AddressPassword().Replace(masked, "${head}" + SecretRedactor.Mask + "@");
    }

    [GeneratedRegex("""(?<head>(?<name>[A-Za-z0-9_.-]+)["']?\s*[:=,]\s*["']?)(?<value>[^\s"',;&]+)""")]
    private static partial Regex Assignment();

    // RFC 3986, 3.2.1: userinfo ends at the last @ before the path.
    [GeneratedRegex("""(?<head>://[^\s/:@]*:)[^\s/]+@""")]
    private static partial Regex AddressPassword();
}
