using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Slipway.Manifests;

namespace Charts.Tests.Infrastructure;

/// <summary>Reads rendered objects as tests need them.</summary>
internal static partial class ManifestExtensions
{
    extension(ManifestSet set)
    {
        /// <summary>The one object of a kind and name; of a namespace, when it is given.</summary>
        public KubeObject One(string kind, string name, string? inNamespace = null)
        {
            var found = set.Objects.Where(item => item.Kind == kind && item.Name == name && (inNamespace is null || item.Reference.Namespace == inNamespace)).ToList();
            Assert.That(found, Has.Count.EqualTo(1), $"{kind}/{name} {inNamespace} among {string.Join(", ", set.Objects)}");
            return found[0];
        }

        public IEnumerable<KubeObject> OfKind(params string[] kinds) => set.Objects.Where(item => kinds.Contains(item.Kind));

        public IReadOnlyList<PodShape> Pods() => [.. set.Objects.SelectMany(PodShape.Of)];

        /// <summary>Kind, namespace and name of every object; of names that end in a hash, without it.</summary>
        public IEnumerable<string> Inventory() => set.Objects.Select(item => $"{item.Kind}/{item.StableName} in {item.Reference.Namespace}").Order(StringComparer.Ordinal);
    }

    extension(KubeObject item)
    {
        /// <summary>The object's name, without the hash of an object that is made anew when it changes.</summary>
        public string StableName => item.Kind is "Job" or "Workflow" ? HashPattern().Replace(item.Name, "") : item.Name;

        /// <summary>The object's pod, or pod template.</summary>
        public PodShape OnlyPod => PodShape.Of(item).Single();
    }

    extension(KubeNode? node)
    {
        /// <summary>A mapping of scalars; nothing for any other node.</summary>
        public IReadOnlyDictionary<string, string> Strings => node.FieldsOrNone().ToDictionary(item => item.Name, item => item.Value.Text ?? "", StringComparer.Ordinal);

        /// <summary>The texts of a list of scalars.</summary>
        public IEnumerable<string> Texts => node.ItemsOrNone().Select(item => item.Text ?? "");

        /// <summary>The node as one text that is the same for the same content: keys in order, strings in quotes.</summary>
        public string Canonical
        {
            get
            {
                var text = new StringBuilder();
                Write(node, text);
                return text.ToString();
            }
        }

        /// <summary>The node at the end of a path such as <c>spec.template</c>.</summary>
        public KubeNode? Along(string path) => node?.At(path.Split('.'));
    }

    /// <summary>What a YAML text says, in the form of <c>Canonical</c>.</summary>
    public static string Yaml(string text)
    {
        var document = YamlReader.Read(text);
        Assert.That(document.Problems, Is.Empty);
        return document.Root.Canonical;
    }

    public static bool IsSubsetOf(this IReadOnlyDictionary<string, string> wanted, IReadOnlyDictionary<string, string> labels) =>
        wanted.All(label => labels.TryGetValue(label.Key, out var value) && value == label.Value);

    private static void Write(KubeNode? node, StringBuilder text)
    {
        _ = node switch
        {
            KubeMapping mapping => text.Append('{').AppendJoin(", ", mapping.Fields.OrderBy(field => field.Name, StringComparer.Ordinal).Select(field => $"{field.Name}: {field.Value.Canonical}")).Append('}'),
            KubeSequence sequence => text.Append('[').AppendJoin(", ", sequence.Items.Select(item => item.Canonical)).Append(']'),
            KubeScalar { Kind: ScalarKind.String } scalar => text.Append(CultureInfo.InvariantCulture, $"\"{scalar.Text}\""),
            _ => text.Append(node?.Text ?? "null"),
        };
    }

    [GeneratedRegex("-[0-9a-f]{10}$", RegexOptions.CultureInvariant)]
    private static partial Regex HashPattern();
}
