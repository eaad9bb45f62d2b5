using Slipway.Model;

namespace Slipway.Manifests;

/// <summary>All objects that one chart renders to under one value set. Rendered once, then only read.</summary>
public sealed class ManifestSet
{
    private ManifestSet(string chart, string valueSet, string text, IReadOnlyList<KubeObject> objects, IReadOnlyList<Finding> findings)
    {
        Chart = chart;
        ValueSet = valueSet;
        Text = text;
        Objects = objects;
        Findings = findings;
    }

    /// <summary>Name of the chart.</summary>
    public string Chart { get; }

    /// <summary>Name of the value set.</summary>
    public string ValueSet { get; }

    /// <summary>The rendered text, as helm printed it.</summary>
    public string Text { get; }

    /// <summary>The objects, in the order of the text.</summary>
    public IReadOnlyList<KubeObject> Objects { get; }

    /// <summary>What was wrong with documents that are no objects, or only in part (<see cref="ManifestRules"/>).</summary>
    public IReadOnlyList<Finding> Findings { get; }

    /// <summary>Reads a rendered text. What cannot be read becomes a finding, never an exception.</summary>
    /// <param name="chart">Name of the chart.</param>
    /// <param name="valueSet">Name of the value set.</param>
    /// <param name="text">One or more YAML documents.</param>
    public static ManifestSet Read(string chart, string valueSet, string text) => Read(chart, valueSet, text, new DocumentMemo());

    /// <summary>Reads a rendered text as <see cref="Read(string, string, string)"/> does.</summary>
    /// <param name="chart">Name of the chart.</param>
    /// <param name="valueSet">Name of the value set.</param>
    /// <param name="text">One or more YAML documents.</param>
    /// <param name="memo">The documents of other value sets.</param>
    internal static ManifestSet Read(string chart, string valueSet, string text, DocumentMemo memo)
    {
        var objects = new List<KubeObject>();
        var findings = new List<Finding>();
        var index = 0;
        foreach (var part in ManifestSplitter.Split(text))
        {
            var document = memo.Read(part);
            findings.AddRange(document.Problems.Select(problem => ManifestRules.FromProblem(problem, chart, valueSet, part.Template)));
            if (document.SyntaxProblem is null && document.Root is { } root && !root.IsNullOrMissing())
            {
                Add(root, part.Template);
                index++;
            }
        }

        return new ManifestSet(chart, valueSet, text, objects, findings);

        void Add(KubeNode root, string? template)
        {
            foreach (var item in ObjectLists.Expand(root))
            {
                if (ManifestRules.NotAnObject(item, chart, valueSet, template) is { } finding)
                {
                    findings.Add(finding);
                }
                else
                {
                    objects.Add(new KubeObject((KubeMapping)item, template, index));
                }
            }
        }
    }

    /// <summary>Objects that no chart rendered.</summary>
    /// <param name="name">What to call them in reports.</param>
    /// <param name="objects">The objects.</param>
    internal static ManifestSet Of(string name, IReadOnlyList<KubeObject> objects) => new(name, "", "", objects, []);
}
