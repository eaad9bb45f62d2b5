using Cake.Core;
using Cake.Core.IO;
using Slipway.Manifests;
using Slipway.Model;
using Slipway.Parallel;
using Slipway.Reports;
using Slipway.Validation.Schemas.Rules;
using Slipway.Validation.Suppressions;

namespace Slipway.Validation.Runs;

/// <summary>
/// Checks manifests that no chart of ours rendered, by the rules over rendered objects. All documents together are one set, as one deployment applies
/// them. They are read, and rules applied, side by side over the cores.
/// </summary>
/// <param name="files">Finds the files.</param>
/// <param name="fileSystem">The file system.</param>
/// <param name="input">What is piped in.</param>
/// <param name="clock">Tells the day, on which suppressions depend.</param>
public sealed class ManifestRun(ManifestFiles files, IFileSystem fileSystem, IStandardInput input, TimeProvider clock)
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

        return Check(request, documents, unreadable, cancellationToken);
    }

    private ChartReport Check(ManifestRunRequest request, ManifestDocument[] documents, string[] unreadable, CancellationToken cancellationToken)
    {
        var selection = request.Selection;
        var intake = new ManifestIntake(selection.Includes(ManifestRules.Document.Id));
        foreach (var file in unreadable)
        {
            intake.AddUnreadable(file);
        }

        foreach (var document in documents)
        {
            intake.Add(document);
        }

        var set = ManifestSet.Of(Name, intake.Objects);
        IManifestRule[] rules = [.. RuleCatalog.ManifestRules.Where(rule => selection.Includes(rule.Rule.Id))];
        var found = request.KubeVersions.SelectMany((version, index) => Check(request, set, version, index == 0 ? rules : [.. rules.Where(ApiRules.Includes)], cancellationToken)).Distinct();
        var suppressions = new SuppressionPass(Name, chart: null, DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime));
        var annotations = IgnoreAnnotation.In(set).Select(annotation => ((string?)null, annotation));
        var findings = suppressions.Apply([.. intake.Findings, .. found], annotations, isComplete: selection == RuleSelection.All);
        return new ChartReport(Name, "", "") { Findings = [.. findings.Where(selection.Keeps)], Documents = intake.Reports };
    }

    private static IEnumerable<Finding> Check(ManifestRunRequest request, ManifestSet set, string version, IManifestRule[] rules, CancellationToken cancellationToken)
    {
        var subject = new ManifestSubject(set, System: null)
        {
            KubeVersion = version,
            CustomResources = request.Schemas.CustomResources,
            IgnoreMissingSchemas = request.Schemas.IgnoreMissing,
            PodSecurity = request.Selection.PodSecurity,
        };
        return BoundedParallel.Map(rules, rule => rule.Check(subject).ToArray(), cancellationToken).SelectMany(findings => findings);
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
