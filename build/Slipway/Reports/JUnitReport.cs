using System.Globalization;
using System.Text;
using System.Xml;
using Cake.Core.IO;
using Slipway.Caching;
using Slipway.Model;
using Slipway.Validation;

namespace Slipway.Reports;

/// <summary>
/// A report as JUnit XML: a suite for each chart, a case for each rule, and for each value set where the rule depends on values. A finding that fails the
/// run is the case's failure; any other is its output. Source: https://github.com/testmoapp/junitxml.
/// </summary>
/// <param name="rules">The rules that were checked.</param>
public sealed class JUnitReport(IReadOnlyList<Rule> rules)
{
    private static readonly XmlWriterSettings Settings = new() { Indent = true, Encoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), NewLineChars = "\n" };

    private readonly HashSet<string> _dependsOnValues = [.. RuleCatalog.ManifestRules.Select(rule => rule.Rule.Id)];

    /// <summary>Writes a report to a file, all or nothing.</summary>
    /// <param name="fileSystem">The file system.</param>
    /// <param name="path">The file, absolute.</param>
    /// <param name="report">The report.</param>
    public void Write(IFileSystem fileSystem, FilePath path, FindingsReport report) => AtomicFile.Write(fileSystem, path, stream => Write(stream, report));

    /// <summary>Writes a report as XML, in UTF-8.</summary>
    /// <param name="stream">Where to write it.</param>
    /// <param name="report">The report.</param>
    public void Write(Stream stream, FindingsReport report)
    {
        ArgumentNullException.ThrowIfNull(report);
        var suites = report.Charts.Select(chart => (Chart: chart, Cases: Cases(chart).ToArray())).ToArray();
        using var xml = XmlWriter.Create(stream, Settings);
        xml.WriteStartElement("testsuites");
        xml.WriteAttributeString("name", "Slipway");
        WriteCounts(xml, [.. suites.SelectMany(suite => suite.Cases)], report);
        xml.WriteAttributeString("time", Number(report.Duration));
        foreach (var (chart, cases) in suites)
        {
            xml.WriteStartElement("testsuite");
            xml.WriteAttributeString("name", Clean(chart.Name));
            WriteCounts(xml, cases, report);
            xml.WriteAttributeString("time", Number(TimeSpan.FromTicks(chart.ValueSets.Sum(set => set.Duration.Ticks))));
            foreach (var current in cases)
            {
                WriteCase(xml, chart, current, report);
            }

            xml.WriteEndElement();
        }

        xml.WriteEndElement();
    }

    // A rule depends on values when it reads manifests, or when it found something under a value set.
    private IEnumerable<Case> Cases(ChartReport chart)
    {
        foreach (var rule in rules)
        {
            var findings = chart.Findings.Where(finding => finding.Rule == rule.Id && finding.Suppressed is null).ToArray();
            var general = findings.Where(finding => finding.ValueSet is null).ToArray();
            var dependsOnValues = chart.Documents is null && (_dependsOnValues.Contains(rule.Id) || general.Length < findings.Length);
            if (general.Length > 0 || !dependsOnValues)
            {
                yield return new Case(rule, null, general);
            }

            foreach (var set in dependsOnValues ? chart.ValueSets.Select(set => set.Name).Union(findings.Select(finding => finding.ValueSet).OfType<string>(), StringComparer.Ordinal) : [])
            {
                yield return new Case(rule, set, [.. findings.Where(finding => finding.ValueSet == set)]);
            }
        }
    }

    private static void WriteCounts(XmlWriter xml, Case[] cases, FindingsReport report)
    {
        xml.WriteAttributeString("tests", cases.Length.ToString(CultureInfo.InvariantCulture));
        xml.WriteAttributeString("failures", cases.Count(current => current.IsFailed(report)).ToString(CultureInfo.InvariantCulture));
    }

    private static void WriteCase(XmlWriter xml, ChartReport chart, Case current, FindingsReport report)
    {
        xml.WriteStartElement("testcase");
        xml.WriteAttributeString("classname", Clean(current.ValueSet is null ? chart.Name : $"{chart.Name}.{current.ValueSet}"));
        xml.WriteAttributeString("name", $"{current.Rule.Id} {current.Rule.Title}");
        var failures = current.Findings.Where(finding => finding.Severity >= report.FailsAt).ToArray();
        if (failures.Length > 0)
        {
            xml.WriteStartElement("failure");
            xml.WriteAttributeString("message", Clean(failures[0].Message + (failures.Length > 1 ? $" (and {failures.Length - 1} more)" : "")));
            xml.WriteAttributeString("type", current.Rule.Id);
            xml.WriteString(Clean(Text(chart, failures)));
            xml.WriteEndElement();
        }

        var others = current.Findings.Except(failures).ToArray();
        if (others.Length > 0)
        {
            xml.WriteElementString("system-out", Clean(Text(chart, others)));
        }

        xml.WriteEndElement();
    }

    private static string Text(ChartReport chart, IEnumerable<Finding> findings) => string.Join(
        "\n\n",
        FindingGroup.Of(findings).Select(group => $"{ReportText.Name(group.Finding.Severity)}: {ReportText.Details(chart, group.Finding)}"));

    // What was rendered can hold anything; XML 1.0 cannot (2.2 Characters).
    private static string Clean(string text) => string.Concat(text.EnumerateRunes().Select(rune =>
        rune.IsBmp && !XmlConvert.IsXmlChar((char)rune.Value) ? "\uFFFD" : rune.ToString()));

    private static string Number(TimeSpan duration) => duration.TotalSeconds.ToString("0.000", CultureInfo.InvariantCulture);

    private sealed record Case(Rule Rule, string? ValueSet, IReadOnlyList<Finding> Findings)
    {
        public bool IsFailed(FindingsReport report) => Findings.Any(finding => finding.Severity >= report.FailsAt);
    }
}
