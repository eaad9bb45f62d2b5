using Cake.Core;
using Cake.Core.IO;
using Slipway.Manifests;
using Slipway.Parallel;
using Slipway.Reports;

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
        var intake = new ManifestIntake(selection.Includes(ManifestRules.Document.Id));
        foreach (var file in unreadable)
        {
            intake.AddUnreadable(file);
        }

        foreach (var document in documents)
        {
            intake.Add(document);
        }

        var subject = new ManifestSubject(ManifestSet.Of(Name, intake.Objects), System: null) { PodSecurity = selection.PodSecurity };
        IManifestRule[] rules = [.. RuleCatalog.ManifestRules.Where(rule => selection.Includes(rule.Rule.Id))];
        var found = BoundedParallel.Map(rules, rule => rule.Check(subject).ToArray(), cancellationToken).SelectMany(findings => findings);
        return new ChartReport(Name, "", "") { Findings = [.. intake.Findings.Concat(found).Where(selection.Keeps)], Documents = intake.Reports };
    }

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
