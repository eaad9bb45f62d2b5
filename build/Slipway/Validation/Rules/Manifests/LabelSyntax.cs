using System.Text.RegularExpressions;
using Slipway.Manifests;

namespace Slipway.Validation.Rules.Manifests;

/// <summary>The form of labels. Source: https://kubernetes.io/docs/concepts/overview/working-with-objects/labels/#syntax-and-character-set.</summary>
internal static partial class LabelSyntax
{
    private const int MaximumLength = 63;
    private const string Form = "up to 63 letters, digits, '-', '_' and '.', a letter or digit at both ends";

    /// <summary>What is wrong with a label, in a few words; null when nothing is.</summary>
    /// <param name="label">The label.</param>
    public static string? Problem(KubeField label)
    {
        var slash = label.Name.IndexOf('/', StringComparison.Ordinal);
        if (slash >= 0 && !DnsNames.IsSubdomain(label.Name[..slash]))
        {
            return $"the prefix of the label key '{label.Name}' is no DNS name";
        }

        if (!IsName(label.Name.AsSpan(slash + 1)))
        {
            return $"the label key '{label.Name}' is not of the form: {Form}";
        }

        return label.Value switch
        {
            KubeScalar { Kind: ScalarKind.String } text => text.Text!.Length == 0 || IsName(text.Text) ? null : $"the value '{text.Text}' of the label '{label.Name}' is not of the form: {Form}",
            KubeScalar { Kind: ScalarKind.Null } => null,
            KubeScalar other => $"the value {other.Text} of the label '{label.Name}' is no string: quote it",
            _ => $"the value of the label '{label.Name}' is no string",
        };
    }

    private static bool IsName(ReadOnlySpan<char> name) => name.Length <= MaximumLength && Name().IsMatch(name);

    [GeneratedRegex(@"^[A-Za-z0-9]([A-Za-z0-9_.-]*[A-Za-z0-9])?\z", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Name();
}
