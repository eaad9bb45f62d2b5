using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Slipway.Manifests;

namespace Slipway.Charts;

/// <summary>
/// The digest in a <c>Chart.lock</c>: SHA-256 over the compact JSON of two lists, the dependencies in Chart.yaml and those in the lock, as Go's
/// encoding/json writes helm's type Dependency. Source: helm.sh/helm, internal/resolver: HashReq.
/// </summary>
internal static class DependencyDigest
{
    /// <summary>The digest, as <c>sha256:</c> and 64 hexadecimal digits.</summary>
    /// <param name="metadata">Root of Chart.yaml.</param>
    /// <param name="locked">Root of Chart.lock.</param>
    public static string Of(KubeNode metadata, KubeNode locked)
    {
        var json = new StringBuilder("[");
        AppendList(json, metadata["dependencies"].ItemsOrNone());
        json.Append(',');
        AppendList(json, locked["dependencies"].ItemsOrNone());
        json.Append(']');
        return "sha256:" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(json.ToString())));
    }

    private static void AppendList(StringBuilder json, IReadOnlyList<KubeNode> dependencies)
    {
        json.Append('[');
        json.AppendJoin(',', dependencies.Select(DependencyJson));
        json.Append(']');
    }

    // The order of the fields is that of helm's type; all but name and repository are left out when they are empty.
    private static string DependencyJson(KubeNode dependency)
    {
        IEnumerable<string?> fields =
        [
            "\"name\":" + Quote(dependency["name"]?.Text ?? ""),
            Field(dependency, "version"),
            "\"repository\":" + Quote(dependency["repository"]?.Text ?? ""),
            Field(dependency, "condition"),
            Field(dependency, "tags"),
            dependency["enabled"].AsBoolean() is true ? "\"enabled\":true" : null,
            Field(dependency, "import-values"),
            Field(dependency, "alias"),
        ];
        return "{" + string.Join(',', fields.OfType<string>()) + "}";
    }

    private static string? Field(KubeNode dependency, string name) => dependency[name] switch
    {
        KubeSequence { Items.Count: > 0 } list => $"\"{name}\":{Json(list)}",
        KubeScalar { Text.Length: > 0 } scalar => $"\"{name}\":{Quote(scalar.Text)}",
        _ => null,
    };

    private static string Json(KubeNode node) => node switch
    {
        KubeSequence list => $"[{string.Join(',', list.Items.Select(Json))}]",
        KubeMapping mapping => "{" + string.Join(',', mapping.Fields.OrderBy(field => field.Name, StringComparer.Ordinal).Select(field => $"{Quote(field.Name)}:{Json(field.Value)}")) + "}",
        _ => node.Text is { } text ? Quote(text) : "null",
    };

    // Go escapes what could end a script element in HTML, too.
    private static string Quote(string text)
    {
        var quoted = new StringBuilder("\"");
        foreach (var character in text)
        {
            _ = character switch
            {
                '"' or '\\' => quoted.Append('\\').Append(character),
                '\n' => quoted.Append("\\n"),
                '\r' => quoted.Append("\\r"),
                '\t' => quoted.Append("\\t"),
                < ' ' or '<' or '>' or '&' or '\u2028' or '\u2029' => quoted.Append(CultureInfo.InvariantCulture, $"\\u{(int)character:x4}"),
                _ => quoted.Append(character),
            };
        }

        return quoted.Append('"').ToString();
    }
}
