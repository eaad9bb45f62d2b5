using System.Text;
using System.Text.RegularExpressions;
using Slipway.Manifests.Differences;
using Slipway.Secrets;

namespace Slipway.Manifests;

/// <summary>
/// Takes the secrets out of what is shown of a manifest: everything in a Secret, what stands under a name that is one of a secret's (<c>DB_PASSWORD</c>),
/// passwords in addresses, private keys, and what of all that turns up elsewhere in the manifest.
/// </summary>
public sealed partial class ManifestMask
{
    // A shorter text stands in too many others by chance: masking it would hide the rest. Where it belongs it is masked by its name.
    private const int Shortest = 6;

    // Holds the whole object, a Secret's data included, where kubectl apply has been at work.
    private const string LastApplied = "kubectl.kubernetes.io/last-applied-configuration";

    private readonly SecretRedactor _redactor = new();

    /// <summary>Learns the secrets of manifests.</summary>
    /// <param name="manifests">The manifests.</param>
    public ManifestMask(params IEnumerable<ManifestSet> manifests)
    {
        foreach (var item in manifests.SelectMany(manifest => manifest.Objects))
        {
            Learn(item);
        }
    }

    /// <summary>A scalar's text without secrets.</summary>
    /// <param name="kind">Kind of the object.</param>
    /// <param name="path">Path of the scalar; items of lists by their names.</param>
    /// <param name="text">The text.</param>
    public string Show(string kind, FieldPath path, string text)
    {
        ArgumentNullException.ThrowIfNull(path);
        ArgumentNullException.ThrowIfNull(text);
        return IsSecret(kind, path, text) ? SecretRedactor.Mask : _redactor.Redact(string.Join('\n', text.Split('\n').Select(ShowLine)));
    }

    // An environment variable's value stands below its name: env[NAME].value.
    private static bool IsSecret(string kind, FieldPath path, string text) =>
        (kind == "Secret" && path.Names is ["data" or "stringData", ..])
        || path.Names is [.., LastApplied]
        || (SecretWords.IsValue(text) && ((path.Names is [.., var last] && SecretWords.IsName(last)) || (path.Names is [.., var name, "value"] && SecretWords.IsName(name))))
        || text.Contains("PRIVATE KEY-----", StringComparison.Ordinal);

    private static string ShowLine(string line) => SecretWords.HasCredentials(line)
        ? SecretRedactor.Mask
        : Assignment().Replace(line, match => SecretWords.IsName(match.Groups["name"].Value) && SecretWords.IsValue(match.Groups["value"].Value)
            ? match.Groups["head"].Value + SecretRedactor.Mask
            : match.Value);

    private void Learn(KubeObject item)
    {
        foreach (var variable in (item.Pod?.AllContainers ?? []).SelectMany(container => container.Node["env"].ItemsOrNone()))
        {
            Learn(variable["name"]?.Text ?? "", variable["value"]?.Text);
        }

        foreach (var field in item.Kind == "Secret" ? item.Root["stringData"].FieldsOrNone() : [])
        {
            Learn(field.Name, field.Value.Text);
        }

        foreach (var field in item.Kind == "Secret" ? item.Root["data"].FieldsOrNone() : [])
        {
            Learn(field.Name, Decode(field.Value.Text ?? ""));
        }
    }

    private void Learn(string name, string? value)
    {
        if (value is { Length: >= Shortest } && SecretWords.IsName(name) && SecretWords.IsValue(value))
        {
            _redactor.Register(value);
        }
    }

    private static string? Decode(string text)
    {
        var bytes = new byte[text.Length];
        return Convert.TryFromBase64String(text, bytes, out var length) ? Encoding.UTF8.GetString(bytes, 0, length) : null;
    }

    [GeneratedRegex("""(?<head>(?<name>[A-Za-z0-9_.-]+)["']?\s*[:=]\s*["']?)(?<value>[^\s"',;&]+)""", RegexOptions.CultureInvariant)]
    private static partial Regex Assignment();
}
