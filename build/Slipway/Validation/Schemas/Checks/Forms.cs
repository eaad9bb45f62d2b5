using System.Net;
using System.Text.RegularExpressions;

namespace Slipway.Validation.Schemas.Checks;

/// <summary>Forms of texts within objects. Source: k8s.io/apimachinery/pkg/util/validation, and the API reference of each field.</summary>
internal static partial class Forms
{
    public const string Label = "up to 63 lower-case letters, digits and hyphens, a letter or digit at both ends";
    public const string Subdomain = "a DNS name of lower-case letters, digits, hyphens and dots";
    public const string Key = "up to 253 letters, digits, '-', '_' and '.'";
    public const string PortName = "up to 15 lower-case letters, digits and single hyphens, at least one letter, none of the hyphens at the ends";
    public const string Variable = "letters, digits, '_', '-' and '.', no digit first";
    public const string Qualified = "an optional DNS name and '/', then up to 63 letters, digits, '-', '_' and '.', a letter or digit at both ends";
    public const string RelativePath = "a path below the volume, without '..'";

    /// <summary>A label after RFC 1123.</summary>
    public static bool IsLabel(string text) => DnsNames.IsLabel(text);

    /// <summary>A DNS name after RFC 1123.</summary>
    public static bool IsSubdomain(string text) => DnsNames.IsSubdomain(text);

    /// <summary>A key of a ConfigMap or a Secret.</summary>
    public static bool IsKey(string text) => text.Length <= 253 && text is not ("." or "..") && !text.StartsWith("..", StringComparison.Ordinal) && KeyForm().IsMatch(text);

    /// <summary>The name of a port (RFC 6335, service names).</summary>
    public static bool IsPortName(string text) => text.Length <= 15 && !text.Contains("--", StringComparison.Ordinal) && text.Any(char.IsAsciiLetterLower) && PortForm().IsMatch(text);

    /// <summary>The name of an environment variable, as releases before 1.30 take it.</summary>
    public static bool IsVariable(string text) => text is not ("." or "..") && !text.StartsWith("..", StringComparison.Ordinal) && VariableForm().IsMatch(text);

    /// <summary>The key of an annotation, a label, a resource or a topology.</summary>
    public static bool IsQualified(string text)
    {
        var slash = text.IndexOf('/', StringComparison.Ordinal);
        return (slash < 0 || DnsNames.IsSubdomain(text[..slash])) && text.Length - slash - 1 <= 63 && NameForm().IsMatch(text[(slash + 1)..]);
    }

    /// <summary>The value of a label.</summary>
    public static bool IsLabelValue(string text) => text.Length == 0 || (text.Length <= 63 && NameForm().IsMatch(text));

    /// <summary>A path below a volume.</summary>
    public static bool IsRelativePath(string text) => !text.StartsWith('/') && !text.Split('/').Contains("..", StringComparer.Ordinal);

    /// <summary>An address of IPv4 or IPv6.</summary>
    public static bool IsAddress(string text) => IPAddress.TryParse(text, out _) && (text.Contains(':', StringComparison.Ordinal) || text.Count(character => character == '.') == 3);

    /// <summary>A block of addresses.</summary>
    public static bool IsBlock(string text)
    {
        var slash = text.IndexOf('/', StringComparison.Ordinal);
        return slash > 0 && IsAddress(text[..slash]) && int.TryParse(text.AsSpan(slash + 1), out var bits) && bits >= 0 && bits <= (text.Contains(':', StringComparison.Ordinal) ? 128 : 32);
    }

    /// <summary>A count or a percentage.</summary>
    public static bool IsPercentage(string text) => Percentage().IsMatch(text);

    [GeneratedRegex(@"^[-._a-zA-Z0-9]+\z", RegexOptions.CultureInvariant)]
    private static partial Regex KeyForm();

    [GeneratedRegex(@"^[a-z0-9]([a-z0-9-]*[a-z0-9])?\z", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex PortForm();

    [GeneratedRegex(@"^[-._a-zA-Z][-._a-zA-Z0-9]*\z", RegexOptions.CultureInvariant)]
    private static partial Regex VariableForm();

    [GeneratedRegex(@"^[A-Za-z0-9]([A-Za-z0-9_.-]*[A-Za-z0-9])?\z", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex NameForm();

    [GeneratedRegex(@"^[0-9]+%\z", RegexOptions.CultureInvariant)]
    private static partial Regex Percentage();
}
