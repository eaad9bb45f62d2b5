using Slipway.Manifests;
using Slipway.Model;
using Slipway.Reports;
using Slipway.Validation.PodSecurity.Pods;

namespace Slipway.Validation.Runs;

/// <summary>Takes documents as they were read, and makes of them objects to check, the list of what was checked, and findings about what is no object.</summary>
/// <param name="asksForNames">Whether an object without a name is a finding; one standard alone does not ask for it.</param>
internal sealed class ManifestIntake(bool asksForNames)
{
    private readonly List<KubeObject> _objects = [];
    private readonly List<DocumentReport> _reports = [];
    private readonly List<Finding> _findings = [];

    /// <summary>The objects.</summary>
    public IReadOnlyList<KubeObject> Objects => _objects;

    /// <summary>What was checked, in order.</summary>
    public IReadOnlyList<DocumentReport> Reports => _reports;

    /// <summary>What could not be read, or is no object.</summary>
    public IReadOnlyList<Finding> Findings => _findings;

    /// <summary>Takes a file whose bytes are no text.</summary>
    /// <param name="file">Name of the file.</param>
    public void AddUnreadable(string file)
    {
        var reference = new DocumentReference(file, 0);
        _reports.Add(new DocumentReport(reference, 1, null, HasPod: false));
        _findings.Add(ManifestRules.Readable.For(ManifestRun.Name, "the file is no text in UTF-8 or UTF-16") with
        {
            Document = reference,
            Location = new SourceLocation(file),
        });
    }

    /// <summary>Takes a document; of a list, each item.</summary>
    /// <param name="document">The document.</param>
    public void Add(ManifestDocument document)
    {
        foreach (var problem in document.Problems)
        {
            _findings.Add(ManifestRules.Readable.For(ManifestRun.Name, problem.Message) with
            {
                Document = document.Reference,
                Location = new SourceLocation(document.Reference.File, problem.Line, problem.Column),
            });
        }

        if (document.Root is not { } root)
        {
            _reports.Add(new DocumentReport(document.Reference, document.Line, null, HasPod: false));
            return;
        }

        var isList = ObjectLists.IsList(root);
        var item = 0;
        foreach (var node in ObjectLists.Expand(root))
        {
            AddItem(node, isList ? document.Reference with { Item = item++ } : document.Reference);
        }
    }

    private void AddItem(KubeNode node, DocumentReference reference)
    {
        var current = node is KubeMapping mapping ? new KubeObject(mapping, null, reference.Index, reference) : null;
        var isObject = current is { Kind.Length: > 0 };
        if ((asksForNames || !isObject) && ManifestRules.Lacks(node) is { } what)
        {
            _findings.Add(ManifestRules.Document.For(ManifestRun.Name, $"the document {what}") with
            {
                Document = reference,
                Object = current?.Reference,
                Location = new SourceLocation(reference.File, node.Line),
            });
        }

        if (current is not null)
        {
            _objects.Add(current);
        }

        _reports.Add(new DocumentReport(reference, node.Line, current?.Reference, current is not null && JudgedPod.IsIn(current)));
    }
}
