using Slipway.Manifests;

namespace Slipway.Validation.PodSecurity.Pods;

/// <summary>
/// Reads fields of an object as the API server decodes them: null is the same as missing, and a value of another type is a problem, because the server
/// refuses the whole object. Paths are put together only for what is there.
/// </summary>
/// <param name="node">The object; null when it is missing.</param>
/// <param name="path">Path of the object.</param>
/// <param name="problems">Where to report values of the wrong type.</param>
internal readonly struct FieldReader(KubeMapping? node, string path, List<PodViolation> problems)
{
    /// <summary>Path of the object.</summary>
    public string Path { get; } = path;

    /// <summary>Whether there is an object.</summary>
    public bool IsSet => node is not null;

    /// <summary>An object in a field.</summary>
    /// <param name="name">Name of the field.</param>
    public FieldReader Object(string name) => node?[name] switch
    {
        null or KubeScalar { Kind: ScalarKind.Null } => new FieldReader(null, "", problems),
        KubeMapping mapping => new FieldReader(mapping, PathOf(name), problems),
        _ => Refuse(name, "no object"),
    };

    /// <summary>The objects in a list; an item that is null is an object without fields.</summary>
    /// <param name="name">Name of the field.</param>
    public IReadOnlyList<FieldReader> Objects(string name)
    {
        if (Items(name) is not { Count: > 0 } items)
        {
            return [];
        }

        var readers = new List<FieldReader>(items.Count);
        for (var index = 0; index < items.Count; index++)
        {
            if (items[index] is KubeMapping || items[index].IsNullOrMissing())
            {
                readers.Add(new FieldReader(items[index] as KubeMapping, $"{PathOf(name)}[{index}]", problems));
            }
            else
            {
                Refuse($"{name}[{index}]", "no object");
            }
        }

        return readers;
    }

    /// <summary>The strings in a list; an item that is null is empty.</summary>
    /// <param name="name">Name of the field.</param>
    public IReadOnlyList<string> Texts(string name)
    {
        if (Items(name) is not { Count: > 0 } items)
        {
            return [];
        }

        var texts = new List<string>(items.Count);
        for (var index = 0; index < items.Count; index++)
        {
            texts.Add(TextOf(items[index], $"{name}[{index}]") ?? "");
        }

        return texts;
    }

    /// <summary>The strings under the keys of a mapping.</summary>
    /// <param name="name">Name of the field.</param>
    public IReadOnlyList<KeyValuePair<string, string>> Map(string name)
    {
        var map = Object(name);
        return map.IsSet ? map.Entries() : [];
    }

    /// <summary>The string in a field; null when it is missing.</summary>
    /// <param name="name">Name of the field.</param>
    public string? Text(string name) => TextOf(node?[name], name);

    /// <summary>The boolean in a field; null when it is missing.</summary>
    /// <param name="name">Name of the field.</param>
    public bool? Flag(string name)
    {
        var value = node?[name];
        if (value.IsNullOrMissing())
        {
            return null;
        }

        if (value.AsBoolean() is { } flag)
        {
            return flag;
        }

        Refuse(name, "no boolean");
        return null;
    }

    /// <summary>The whole number in a field; null when it is missing.</summary>
    /// <param name="name">Name of the field.</param>
    /// <param name="minimum">The least value that the field's type holds.</param>
    /// <param name="maximum">The greatest.</param>
    public long? Number(string name, long minimum, long maximum)
    {
        var value = node?[name];
        if (value.IsNullOrMissing())
        {
            return null;
        }

        if (value.AsInteger() is { } number && number >= minimum && number <= maximum)
        {
            return number;
        }

        Refuse(name, "no whole number of its range");
        return null;
    }

    private List<KeyValuePair<string, string>> Entries()
    {
        var entries = new List<KeyValuePair<string, string>>(node!.Fields.Count);
        foreach (var field in node.Fields)
        {
            entries.Add(new(field.Name, TextOf(field.Value, $"['{field.Name}']") ?? ""));
        }

        return entries;
    }

    private IReadOnlyList<KubeNode>? Items(string name)
    {
        var value = node?[name];
        if (value.IsNullOrMissing())
        {
            return null;
        }

        if (value is not KubeSequence)
        {
            Refuse(name, "no list");
        }

        return value.Items;
    }

    private string? TextOf(KubeNode? value, string name)
    {
        if (value.IsNullOrMissing())
        {
            return null;
        }

        if (value is KubeScalar { Kind: ScalarKind.String })
        {
            return value.Text;
        }

        Refuse(name, "no string");
        return null;
    }

    private string PathOf(string name) => name[0] == '[' || Path.Length == 0 ? Path + name : $"{Path}.{name}";

    private FieldReader Refuse(string name, string what)
    {
        problems.Add(new PodViolation(PathOf(name), $"{PathOf(name)} is {what}: the API server refuses the object"));
        return new FieldReader(null, "", problems);
    }
}
