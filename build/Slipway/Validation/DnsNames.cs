using System.Text.RegularExpressions;

namespace Slipway.Validation;

/// <summary>
/// The forms of names that Kubernetes knows. Source: https://kubernetes.io/docs/concepts/overview/working-with-objects/names/
/// and k8s.io/apimachinery/pkg/util/validation.
/// </summary>
internal static partial class DnsNames
{
    /// <summary>The longest label of RFC 1123 and RFC 1035, in characters.</summary>
    public const int MaximumLabelLength = 63;

    /// <summary>The longest subdomain of RFC 1123, in characters.</summary>
    public const int MaximumSubdomainLength = 253;

    /// <summary>Whether a name is a label after RFC 1123: up to 63 lower-case letters, digits and hyphens, none of these at the ends.</summary>
    /// <param name="name">The name.</param>
    public static bool IsLabel(string name) => name.Length <= MaximumLabelLength && Label().IsMatch(name);

    /// <summary>Whether a name is a label after RFC 1035: as <see cref="IsLabel"/>, and begins with a letter.</summary>
    /// <param name="name">The name.</param>
    public static bool IsServiceLabel(string name) => IsLabel(name) && char.IsAsciiLetterLower(name[0]);

    /// <summary>Whether a name is a subdomain after RFC 1123: labels joined by dots, up to 253 characters.</summary>
    /// <param name="name">The name.</param>
    public static bool IsSubdomain(string name) => name.Length <= MaximumSubdomainLength && Subdomain().IsMatch(name);

    [GeneratedRegex(@"^[a-z0-9]([a-z0-9-]*[a-z0-9])?\z", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Label();

    [GeneratedRegex(@"^[a-z0-9]([a-z0-9-]*[a-z0-9])?(\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)*\z", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Subdomain();
}
