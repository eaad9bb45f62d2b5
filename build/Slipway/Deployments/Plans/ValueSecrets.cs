using System.Text;
using Cake.Core.IO;
using Slipway.Manifests;
using Slipway.Secrets;

namespace Slipway.Deployments.Plans;

/// <summary>Finds secrets in what would be deployed, and tells the redactor, so that they are masked wherever else they turn up.</summary>
/// <param name="redactor">Is told.</param>
/// <param name="fileSystem">Reads the user's value files.</param>
public sealed class ValueSecrets(SecretRedactor redactor, IFileSystem fileSystem)
{
    // A shorter text stands in too many others by chance: masking it would hide the rest. Where it belongs it is masked by its field.
    private const int Shortest = 6;

    /// <summary>Registers the values that the user gives under names that sound secret.</summary>
    /// <param name="user">The user's values.</param>
    public void Register(UserValues user)
    {
        ArgumentNullException.ThrowIfNull(user);
        foreach (var item in user.Set.SelectMany(item => item.Split(',')).Select(item => item.Split('=', 2)).Where(parts => parts.Length == 2 && SecretNames.Sounds(parts[0].Split('.')[^1])))
        {
            Add(item[1]);
        }

        foreach (var text in user.Files.Select(file => Encoding.UTF8.GetString(fileSystem.GetFile(file).ReadAllBytes())))
        {
            AddBelow("", YamlReader.Read(text).Root);
        }
    }

    /// <summary>Registers the values of the Secrets of a manifest, and of environment variables and keys whose names sound secret; names of its objects are none.</summary>
    /// <param name="manifest">The manifest.</param>
    public void Register(ManifestSet manifest)
    {
        ArgumentNullException.ThrowIfNull(manifest);
        string[] names = [.. manifest.Objects.SelectMany(item => new[] { item.Name, item.Reference.Namespace ?? "" })];
        foreach (var secret in manifest.Objects.Where(item => item.Kind == "Secret"))
        {
            foreach (var text in secret.Root["data"].FieldsOrNone().Select(field => Decode(field.Value.Text ?? "")).Concat(secret.Root["stringData"].FieldsOrNone().Select(field => field.Value.Text ?? "")))
            {
                if (!names.Any(name => name.Contains(text, StringComparison.Ordinal)))
                {
                    Add(text);
                }
            }
        }

        var variables = manifest.Objects.SelectMany(item => item.Pod?.AllContainers ?? []).SelectMany(container => container.Node["env"].ItemsOrNone());
        foreach (var variable in variables.Where(variable => SecretNames.Sounds(variable["name"]?.Text ?? "")))
        {
            Add(variable["value"]?.Text ?? "");
        }
    }

    private static string Decode(string text)
    {
        try
        {
            return Encoding.UTF8.GetString(Convert.FromBase64String(text));
        }
        catch (FormatException)
        {
            return text;
        }
    }

    private void AddBelow(string name, KubeNode? node)
    {
        foreach (var field in node.FieldsOrNone())
        {
            AddBelow(field.Name, field.Value);
        }

        foreach (var item in node.ItemsOrNone())
        {
            AddBelow(item["name"]?.Text is { } variable && SecretNames.Sounds(variable) ? variable : name, item["value"] ?? item);
        }

        if (node is KubeScalar { Text: { } text } && SecretNames.Sounds(name))
        {
            Add(text);
        }
    }

    private void Add(string text)
    {
        if (text.Length >= Shortest)
        {
            redactor.Register(text);
        }
    }
}
