namespace Slipway.Manifests;

/// <summary>Collects the fields of one mapping: notices keys that stand twice and applies merge keys.</summary>
/// <param name="problems">Where to report keys that stand twice.</param>
internal sealed class FieldCollector(List<YamlProblem> problems)
{
    private readonly Dictionary<string, KubeNode> _children = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _positions = new(StringComparer.Ordinal);
    private readonly List<KubeField> _fields = [];
    private readonly List<KubeNode> _merged = [];

    public void Add(KubeNode key, KubeNode value)
    {
        // JSON keys are strings: Kubernetes turns numbers and booleans into text and refuses the rest.
        var name = key is KubeScalar ? key.Text ?? "null" : null;
        if (name is null)
        {
            problems.Add(new YamlProblem(YamlProblemKind.Syntax, "a key must be a scalar, not a mapping or a list", key.Line, key.Column));
            return;
        }

        if (name == "<<")
        {
            _merged.Add(value);
            return;
        }

        Set(new KubeField(name, value, key.Line, key.Column));
    }

    public KubeMapping ToMapping(int line, int column)
    {
        foreach (var source in _merged)
        {
            Merge(source);
        }

        return new KubeMapping(line, column, _fields, _children);
    }

    private void Set(KubeField field)
    {
        if (_positions.TryGetValue(field.Name, out var position))
        {
            problems.Add(new YamlProblem(
                YamlProblemKind.DuplicateKey,
                $"the key '{field.Name}' stands twice; the first one, in line {_fields[position].Line}, is lost",
                field.Line,
                field.Column));
            _fields[position] = field;
        }
        else
        {
            _positions.Add(field.Name, _fields.Count);
            _fields.Add(field);
        }

        _children[field.Name] = field.Value;
    }

    // https://yaml.org/type/merge.html: what stands in the mapping itself wins, and earlier sources win over later ones.
    private void Merge(KubeNode source)
    {
        foreach (var field in source.FieldsOrNone())
        {
            if (_children.TryAdd(field.Name, field.Value))
            {
                _positions.Add(field.Name, _fields.Count);
                _fields.Add(field);
            }
        }

        foreach (var item in source.Items)
        {
            Merge(item);
        }
    }
}
