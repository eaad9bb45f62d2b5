using System.Globalization;
using System.Net.Mail;
using System.Text.RegularExpressions;
using Slipway.Validation.Schemas.Checks;
using Slipway.Validation.Schemas.Model;

namespace Slipway.Validation.Schemas.Custom;

/// <summary>
/// The formats of strings that API servers check in custom resources. What is unclear at the edges counts as valid. All other formats are words for people.
/// Source: k8s.io/apiextensions-apiserver/pkg/apiserver/validation/formats.go, and k8s.io/kube-openapi/pkg/validation/strfmt.
/// </summary>
internal static partial class StringFormats
{
    private static readonly KubeRelease NamesFrom = new(1, 34);

    private static readonly Dictionary<string, Func<string, bool>> Formats = new(StringComparer.Ordinal)
    {
        ["bsonobjectid"] = text => ObjectId().IsMatch(text),
        ["uri"] = IsUri,
        ["email"] = IsMail,
        ["hostname"] = IsHost,
        ["ipv4"] = text => Addresses.IsAddress(text) && text.Contains('.', StringComparison.Ordinal),
        ["ipv6"] = text => Addresses.IsAddress(text) && text.Contains(':', StringComparison.Ordinal),
        ["cidr"] = Addresses.IsBlock,
        ["mac"] = text => Mac().IsMatch(text),
        ["uuid"] = text => Uuid().IsMatch(text),
        ["uuid3"] = text => Uuid3().IsMatch(text),
        ["uuid4"] = text => Uuid4().IsMatch(text),
        ["uuid5"] = text => Uuid5().IsMatch(text),
        ["isbn"] = text => CheckDigits.IsIsbn10(text) || CheckDigits.IsIsbn13(text),
        ["isbn10"] = CheckDigits.IsIsbn10,
        ["isbn13"] = CheckDigits.IsIsbn13,
        ["creditcard"] = CheckDigits.IsCreditCard,
        ["ssn"] = text => SocialSecurity().IsMatch(text),
        ["hexcolor"] = text => HexColor().IsMatch(text),
        ["rgbcolor"] = text => RgbColor().IsMatch(text),
        ["byte"] = text => Base64().IsMatch(text),
        ["date"] = IsDate,
        ["duration"] = text => GoDuration().IsMatch(text) || WrittenDuration().IsMatch(text),
        ["datetime"] = IsMoment,
        ["quantity"] = text => Quantities.TryParse(text, out _),
    };

    /// <summary>Whether a text has a format, or the format is none that is checked.</summary>
    /// <param name="format">The format, such as <c>date-time</c>; hyphens do not count.</param>
    /// <param name="text">The text.</param>
    /// <param name="release">The release that is checked for.</param>
    public static bool IsValid(string format, string text, KubeRelease release) => format.Replace("-", "", StringComparison.Ordinal) switch
    {
        "k8sshortname" => release < NamesFrom || Forms.IsLabel(text),
        "k8slongname" => release < NamesFrom || Forms.IsSubdomain(text),
        var name => !Formats.TryGetValue(name, out var isValid) || isValid(text),
    };

    // As Go's url.ParseRequestURI: an absolute URI, or a path that begins at the root.
    private static bool IsUri(string text)
    {
        if (text.Any(char.IsControl) || BrokenEscape().IsMatch(text.Split('?', 2)[0]))
        {
            return false;
        }

        return text == "*" || text.StartsWith('/') || AbsoluteUri().IsMatch(text);
    }

    private static bool IsMail(string text) => text.Contains('"', StringComparison.Ordinal) || MailAddress.TryCreate(text, out _);

    private static bool IsHost(string text)
    {
        var labels = text.Split('.');
        return text.Length <= 255 && labels.All(label => label.Length is > 0 and <= 63 && HostLabel().IsMatch(label)) && (labels.Length == 1 || labels[^1].Length > 1);
    }

    private static bool IsDate(string text) => DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _);

    private static bool IsMoment(string text) => text.Split('t', 'T') is [var date, var time] && IsDate(date) && TimeOfDay().IsMatch(time);

    [GeneratedRegex(@"^[0-9a-fA-F]{24}\z", RegexOptions.CultureInvariant)]
    private static partial Regex ObjectId();

    [GeneratedRegex(@"%(?![0-9a-fA-F]{2})", RegexOptions.CultureInvariant)]
    private static partial Regex BrokenEscape();

    [GeneratedRegex(@"^[a-zA-Z][a-zA-Z0-9+.-]*:(//[^/?#\s<>""]*(:[0-9]*)?([/?#].*)?|(?!//).*)\z", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex AbsoluteUri();

    [GeneratedRegex(@"^[a-zA-Z0-9\p{S}\p{L}]([a-zA-Z0-9\p{S}\p{L}-]*[a-zA-Z0-9\p{S}\p{L}])?\z", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex HostLabel();

    [GeneratedRegex(@"^([0-9a-fA-F]{2}([:-][0-9a-fA-F]{2}){5}(([:-][0-9a-fA-F]{2}){2}|([:-][0-9a-fA-F]{2}){14})?|[0-9a-fA-F]{4}(\.[0-9a-fA-F]{4}){2}(\.[0-9a-fA-F]{4}|(\.[0-9a-fA-F]{4}){7})?)\z", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Mac();

    [GeneratedRegex(@"^[0-9a-f]{8}(-?[0-9a-f]{4}){3}-?[0-9a-f]{12}\z", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex Uuid();

    [GeneratedRegex(@"^[0-9a-f]{8}-?[0-9a-f]{4}-?3[0-9a-f]{3}-?[0-9a-f]{4}-?[0-9a-f]{12}\z", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Uuid3();

    [GeneratedRegex(@"^[0-9a-f]{8}-?[0-9a-f]{4}-?4[0-9a-f]{3}-?[89ab][0-9a-f]{3}-?[0-9a-f]{12}\z", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Uuid4();

    [GeneratedRegex(@"^[0-9a-f]{8}-?[0-9a-f]{4}-?5[0-9a-f]{3}-?[89ab][0-9a-f]{3}-?[0-9a-f]{12}\z", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Uuid5();

    [GeneratedRegex(@"^[0-9]{3}[- ]?[0-9]{2}[- ]?[0-9]{4}\z", RegexOptions.CultureInvariant)]
    private static partial Regex SocialSecurity();

    [GeneratedRegex(@"^#?([0-9a-fA-F]{3}|[0-9a-fA-F]{6})\z", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex HexColor();

    [GeneratedRegex(@"^rgb\(\s*([01]?[0-9]{1,2}|2[0-4][0-9]|25[0-5])(\s*,\s*([01]?[0-9]{1,2}|2[0-4][0-9]|25[0-5])){2}\s*\)\z", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex RgbColor();

    [GeneratedRegex(@"^([A-Za-z0-9+/]{4})*([A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=|[A-Za-z0-9+/]{4})\z", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Base64();

    [GeneratedRegex(@"^[-+]?(0|(([0-9]+(\.[0-9]*)?|\.[0-9]+)(ns|us|µs|μs|ms|s|m|h))+)\z", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex GoDuration();

    [GeneratedRegex(@"^[0-9.]+\s*(ns|nano(s|seconds?)?|[uµ]s|micro(s|seconds?)?|ms|milli(s|seconds?)?|s|sec(s|onds?)?|m|min(s|utes?)?|h|hr|hours?|d|days?|w|wks?|weeks?)", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex WrittenDuration();

    [GeneratedRegex(@"^([01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9](.[0-9]+)?(z|[+-][0-9]{2}:[0-9]{2})\z", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex TimeOfDay();
}
