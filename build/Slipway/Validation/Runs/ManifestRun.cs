using Cake.Core;
using Cake.Core.IO;
using Slipway.Manifests;
using Slipway.Model;
using Slipway.Parallel;
using Slipway.Reports;
using Slipway.Validation.PodSecurity.Pods;

namespace Slipway.Validation.Runs;

/// <summary>
/// Checks manifests that no chart of ours rendered, by the rules over rendered objects. All documents together are one set, as one deployment applies
/// them. They are read, and rules applied, side by side over the cores.
/// </summary>
/// <param name="files">Finds the files.</param>
/// <param name="fileSystem">The file system.</param>
/// <param name="input">What is piped in.</param>
public sealed class ManifestRun(ManifestFiles files, IFileSystem fileSystem, IStandardInput input)
{
    /// <summary>What the manifests are called in reports, where a chart has its name.</summary>
    public const string Name = "manifests";

    /// <summary>Does what a request asks for.</summary>
    /// <param name="request">The request.</param>
    /// <param name="cancellationToken">Ends the run.</param>
    /// <exception cref="CakeException">There is no such file, or it cannot be opened, or there is no document in all of them.</exception>
    public ChartReport Execute(ManifestRunRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        var found = files.Find(request.Sources);
        var texts = BoundedParallel.Map(found, Read, cancellationToken);
        ManifestWork[] work = [.. texts.SelectMany(text => text.Work)];
        ManifestDocument[] documents = [.. BoundedParallel.Map(work, part => part.Read(), cancellationToken).SelectMany(read => read)];
        string[] unreadable = [.. texts.Where(text => !text.IsText).Select(text => text.Name)];
        if (documents.Length == 0 && unreadable.Length == 0)
        {
            throw new CakeException($"Checking manifests: there is no document in {string.Join(", ", request.Sources)}. Give what was rendered.");
        }

        return Check(request.Selection, documents, unreadable, cancellationToken);
    }

    private static ChartReport Check(RuleSelection selection, ManifestDocument[] documents, string[] unreadable, CancellationToken cancellationToken)
    {
        var findings = new List<Finding>(unreadable.Select(NotText));
        var reports = new List<DocumentReport>(unreadable.Select(file => new DocumentReport(new DocumentReference(file, 0), 1, null, HasPod: false)));
        var objects = new List<KubeObject>();
        foreach (var document in documents)
        {
            Take(document, objects, reports, findings);
        }

        if (!selection.Includes(ManifestRules.Document.Id))
        {
            findings.RemoveAll(finding => finding.Rule == ManifestRules.Document.Id);
        }

        var subject = new ManifestSubject(ManifestSet.Of(Name, objects), System: null) { PodSecurity = selection.PodSecurity };
        IManifestRule[] rules = [.. RuleCatalog.ManifestRules.Where(rule => selection.Includes(rule.Rule.Id))];
        findings.AddRange(BoundedParallel.Map(rules, rule => rule.Check(subject).ToArray(), cancellationToken).SelectMany(found => found));
        return new ChartReport(Name, "", "") { Findings = [.. findings.Where(selection.Keeps)], Documents = reports };
    }

    private static void Take(ManifestDocument document, List<KubeObject> objects, List<DocumentReport> reports, List<Finding> findings)
    {
        findings.AddRange(document.Problems.Select(problem => Unreadable(document, problem)));
        if (document.Root is not { } root)
        {
            reports.Add(new DocumentReport(document.Reference, document.Line, null, HasPod: false));
            return;
        }

        var isList = ObjectLists.IsList(root);
        var index = 0;
        foreach (var item in ObjectLists.Expand(root))
        {
            var reference = isList ? document.Reference with { Item = index++ } : document.Reference;
            var current = item is KubeMapping mapping ? new KubeObject(mapping, null, reference.Index, reference) : null;
            if (ManifestRules.Lacks(item) is { } what)
            {
                findings.Add(ManifestRules.Document.For(Name, $"the document {what}") with
                {
                    Document = reference,
                    Object = current?.Reference,
                    Location = new SourceLocation(reference.File, item.Line),
                });
            }

            if (current is not null)
            {
                objects.Add(current);
            }

            reports.Add(new DocumentReport(reference, item.Line, current?.Reference, current is not null && JudgedPod.IsIn(current)));
        }
    }

    private static Finding Unreadable(ManifestDocument document, YamlProblem problem) => ManifestRules.Readable.For(Name, problem.Message) with
    {
        Document = document.Reference,
        Location = new SourceLocation(document.Reference.File, problem.Line, problem.Column),
    };

    private static Finding NotText(string file) => ManifestRules.Readable.For(Name, "the file is no text in UTF-8 or UTF-16") with
    {
        Document = new DocumentReference(file, 0),
        Location = new SourceLocation(file),
    };

    // JSON is read at once: it cannot be cut before it is read, and reading it takes no time beside YAML.
    private ManifestFileText Read(ManifestFile file) => ManifestText.Decode(ReadBytes(file)) switch
    {
        null => new ManifestFileText(file.Name, IsText: false, []),
        var text when ManifestDocument.ReadJson(file.Name, text) is { } documents => new ManifestFileText(file.Name, IsText: true, [new ManifestWork(() => documents)]),
        var text => new ManifestFileText(file.Name, IsText: true, [.. ManifestSplitter.Split(text).Select(part => Work(file.Name, part))]),
    };

    private static ManifestWork Work(string file, ManifestPart part) => new(() => ManifestDocument.Read(file, part) is { } document ? [document] : []);

    private byte[] ReadBytes(ManifestFile file)
    {
        try
        {
            using var stream = file.Path is null ? input.Open() : fileSystem.GetFile(file.Path).OpenRead();
            using var bytes = new MemoryStream();
            stream.CopyTo(bytes);
            return bytes.ToArray();
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new CakeException($"Reading manifests: '{file.Name}' cannot be read: {exception.Message}", exception);
        }
    }

    private sealed record ManifestFileText(string Name, bool IsText, IReadOnlyList<ManifestWork> Work);

    private sealed record ManifestWork(Func<IReadOnlyList<ManifestDocument>> Read);
}
