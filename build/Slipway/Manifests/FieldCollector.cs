namespace Slipway.Manifests;

/// <summary>
/// Collects the fields of one mapping: notices keys that stand twice and applies merge keys, in the order in which go-yaml v2 does, which
/// sigs.k8s.io/yaml reads with: what is merged wins over what stands before it, and loses against what stands behind it.
/// </summary>
/// <param name="problems">Where to report keys that stand twice.</param>
/// <param name="mergesKeys">Whether <c>&lt;&lt;</c> merges; in JSON it is a key like any other.</param>
internal sealed class FieldCollector(List<YamlProblem> problems, bool mergesKeys)
{
    private readonly List<KubeField> _fields = [];
    private Dictionary<string, int>? _positions;
    private HashSet<string>? _merged;

    public void Add(KubeNode key, KubeNode value)
    {
        if (key is not KubeScalar scalar || scalar.KeyText is not { } name)
        {
            // JSON keys are strings: Kubernetes turns numbers and booleans into text and refuses the rest.
            problems.Add(new YamlProblem(YamlProblemKind.Syntax, "a key must be a string, a number or a boolean", key.Line, key.Column));
        }
        else if (mergesKeys && scalar.IsMergeKey)
        {
            Merge(value);
        }
        else
        {
            Set(new KubeField(name, value, key.Line, key.Column));
        }
    }

    public KubeMapping ToMapping(int line, int column) => new(line, column, _fields, _positions);

    private void Set(KubeField field)
    {
        var position = Find(field.Name);
        if (position < 0)
        {
            Append(field);
            return;
        }

        if (_merged is null || !_merged.Remove(field.Name))
        {
            problems.Add(new YamlProblem(
                YamlProblemKind.DuplicateKey,
                $"the key '{field.Name}' stands twice; the first one, in line {_fields[position].Line}, is lost",
                field.Line,
                field.Column));
        }

        _fields[position] = field;
    }

    // https://yaml.org/type/merge.html: of several sources the earlier ones win.
    private void Merge(KubeNode source)
    {
        if (source is KubeSequence && source.Items.All(item => item is KubeMapping))
        {
            foreach (var item in source.Items.Reverse())
            {
                MergeFields((KubeMapping)item);
            }
        }
        else if (source is KubeMapping mapping)
        {
            MergeFields(mapping);
        }
        else
        {
            problems.Add(new YamlProblem(YamlProblemKind.Syntax, "a merge key (<<) takes a mapping or a list of mappings", source.Line, source.Column));
        }
    }

    private void MergeFields(KubeMapping source)
    {
        foreach (var field in source.Fields)
        {
            var position = Find(field.Name);
            if (position < 0)
            {
                Append(field);
            }
            else
            {
                _fields[position] = field;
            }

            (_merged ??= new HashSet<string>(StringComparer.Ordinal)).Add(field.Name);
        }
    }

    private void Append(KubeField field)
    {
        _positions?.Add(field.Name, _fields.Count);
        _fields.Add(field);
        _positions ??= KubeMapping.IndexOf(_fields);
    }

    private int Find(string name)
    {
        if (_positions is not null)
        {
            return _positions.TryGetValue(name, out var known) ? known : -1;
        }

        for (var position = 0; position < _fields.Count; position++)
        {
            if (_fields[position].Name == name)
            {
                return position;
            }
        }

        return -1;
    }
}
