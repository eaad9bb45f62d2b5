using System.Reflection;
using System.Text.Json;
using Cake.Core;
using Cake.Core.IO;
using Slipway.Caching;
using Slipway.Model;
using Slipway.Validation;

namespace Slipway.Reports.Sarif;

/// <summary>
/// A report as SARIF 2.1.0, as GitHub's code scanning takes it. What is found under several value sets is one result.
/// Source: https://docs.github.com/en/code-security/reference/code-scanning/sarif-files/sarif-support-for-code-scanning.
/// </summary>
/// <param name="fileSystem">Tells which files exist.</param>
/// <param name="environment">Cake's environment; the charts' folders are named as seen from its working directory.</param>
public sealed class SarifReport(IFileSystem fileSystem, ICakeEnvironment environment)
{
    private const string Version = "2.1.0";
    private const string Schema = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";

    private readonly SarifPlaces _places = new(fileSystem, environment);

    /// <summary>Writes a report to a file, all or nothing.</summary>
    /// <param name="path">The file, absolute.</param>
    /// <param name="report">The report.</param>
    public void Write(FilePath path, FindingsReport report) => AtomicFile.Write(fileSystem, path, stream => Write(stream, report));

    /// <summary>Writes a report as SARIF, in UTF-8 and ending with a line feed.</summary>
    /// <param name="stream">Where to write it.</param>
    /// <param name="report">The report.</param>
    public void Write(Stream stream, FindingsReport report)
    {
        ArgumentNullException.ThrowIfNull(stream);
        ArgumentNullException.ThrowIfNull(report);
        JsonSerializer.Serialize(stream, DocumentOf(report), SarifJson.Indented.SarifDocument);
        stream.WriteByte((byte)'\n');
    }

    private SarifDocument DocumentOf(FindingsReport report)
    {
        var fingerprints = new SarifFingerprints();
        var indexes = RuleCatalog.Rules.Select((rule, index) => (rule.Id, index)).ToDictionary(pair => pair.Id, pair => pair.index, StringComparer.Ordinal);
        var results =
            from chart in report.Charts
            from finding in chart.Groups.Concat(chart.SuppressedGroups)
            select ResultOf(chart, finding, indexes[finding.Finding.Rule], fingerprints);
        var driver = new SarifDriver("Slipway", SemanticVersion(), [.. RuleCatalog.Rules.Select(SarifRules.Of)]);
        return new SarifDocument(Schema, Version, [new SarifRun(
            new SarifTool(driver),
            [new SarifInvocation(ExecutionSuccessful: true)],
            new Dictionary<string, SarifRoot> { [SarifPlaces.Root] = new(new SarifText("The root of the repository that was checked.")) },
            "utf16CodeUnits",
            [.. results])]);
    }

    private SarifResult ResultOf(ChartReport chart, FindingGroup group, int ruleIndex, SarifFingerprints fingerprints)
    {
        var finding = group.Finding;
        var place = _places.Of(chart, finding);
        return new SarifResult(
            finding.Rule,
            ruleIndex,
            SarifRules.LevelOf(finding.Severity),
            new SarifText(MessageOf(chart, group)),
            [new SarifLocation(place, LogicalLocationsOf(finding))],
            fingerprints.Of(chart, finding, place.Region),
            finding.Suppressed is { } suppression ? [new SarifSuppression("external", "accepted", ReportText.Reason(suppression))] : [],
            new SarifResultProperties(chart.Name, group.ValueSets.Count > 0 ? group.ValueSets : null));
    }

    private static string MessageOf(ChartReport chart, FindingGroup group)
    {
        var finding = group.Finding;
        var subject = finding.Object is { } reference ? $"{reference}: " : "";
        var share = group.InValueSets(chart.ValueSets.Count) is { Length: > 0 } text ? $" ({text})" : "";
        var advice = finding.Advice is null ? "" : $"\n{finding.Advice}";
        return $"{subject}{finding.Message}{share}{advice}";
    }

    private static SarifLogicalLocation[]? LogicalLocationsOf(Finding finding) => finding.Object is not { } reference
        ? null
        : [
            new SarifLogicalLocation(reference.Name, reference.ToString(), "object"),
            .. finding.FieldPath is { } path ? [new SarifLogicalLocation(path, $"{reference}: {path}", "property")] : Array.Empty<SarifLogicalLocation>(),
        ];

    // What stands behind the + is the commit that was built.
    private static string SemanticVersion() =>
        (typeof(SarifReport).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "0.0.0").Split('+')[0];
}
