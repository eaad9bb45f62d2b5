using Slipway.Model;
using Slipway.Validation.Suppressions;

namespace Slipway.Tests.Validation.Suppressions;

public sealed class SuppressionPassTests
{
    private static readonly DateOnly Today = new(2027, 1, 31);
    private static readonly ObjectReference App = new("apps/v1", "Deployment", null, "app");
    private static readonly ObjectReference Reaper = new("apps/v1", "Deployment", null, "reaper");

    [TestCase("rule: SLW120, reason: Why.", 3)]
    [TestCase("rule: slw120, reason: Why.", 3)]
    [TestCase("rule: SLW120, object: Deployment/reaper, reason: Why.", 1)]
    [TestCase("rule: SLW120, object: Deployment/*, reason: Why.", 2)]
    [TestCase("rule: SLW120, object: '*/re*er', reason: Why.", 1)]
    [TestCase("rule: SLW120, object: Deployment/reaperx*, reason: Why.", 0)]
    [TestCase("rule: SLW120, valueSets: [staging], reason: Why.", 1)]
    [TestCase("rule: SLW120, valueSets: [pro*, staging], reason: Why.", 2)]
    [TestCase("rule: SLW121, reason: Why.", 0)]
    [TestCase("rule: SLW120, reason: Why., until: 2027-01-31", 3)]
    [TestCase("rule: SLW120, reason: Why., until: 2027-01-30", 0)]
    [TestCase("rule: SLW120, reason: '  '", 0)]
    public void Should_SuppressWhatIsMeant_When_TheFileSaysSo(string entry, int count)
    {
        Finding[] findings = [Found(App, "prod"), Found(Reaper, "staging"), Found(null, null)];

        var result = Apply($"suppress: [{{ {entry} }}]", findings, isComplete: false);

        Assert.That(result.Count(finding => finding.Suppressed is not null), Is.EqualTo(count));
    }

    [Test]
    public void Should_KeepReasonAndDate_When_Suppressed()
    {
        var result = Apply("suppress: [{ rule: SLW120, reason: ' Why. ', until: 2027-12-31 }]", [Found(App, "prod")]);

        Assert.That(result.Single().Suppressed, Is.EqualTo(new Suppression("Why.", new DateOnly(2027, 12, 31))));
    }

    [TestCase("suppress: [{ rule: SLW120 }]", "SLW120 is suppressed without a reason")]
    [TestCase("suppress: [{ rule: SLW120, reason: Why., until: soon }]", "SLW120 is suppressed until 'soon', which is no date of the form yyyy-MM-dd")]
    [TestCase("suppress: [{ rule: SLW120, reason: Why., until: 2026-12-31 }]", "SLW120 is suppressed until 2026-12-31, which is over: Why.")]
    [TestCase("suppress: [{ rule: SLW12O, reason: Why. }]", "there is no rule 'SLW12O'; did you mean SLW120?")]
    [TestCase("suppress: [{ rule: replicas, reason: Why. }]", "there is no rule 'replicas'")]
    [TestCase("suppress: [{ rule: SLW141, reason: Why. }]", "SLW141 is about suppressions, and cannot be suppressed")]
    [TestCase("suppress: [{ rule: SLW120, reason: Why., reasons: x }]", "a suppression has no field 'reasons'; there are: rule, object, valueSets, reason, until")]
    [TestCase("suppress: [SLW120]", "a suppression is a mapping, with a rule and a reason")]
    [TestCase("ignore: []", "the file is no list under the key 'suppress'")]
    public void Should_ReportTheSuppression_When_ItIsUnsound(string file, string message)
    {
        var own = Apply(file, [Found(App, "prod")]).Single(finding => finding.Rule == "SLW140");

        Assert.That((own.Message, own.Severity, own.Location?.File), Is.EqualTo((message, Severity.Error, SuppressionFile.Name)));
    }

    [TestCase(true, 1)]
    [TestCase(false, 0)]
    public void Should_ReportUnusedSuppressions_When_EverythingWasChecked(bool isComplete, int count)
    {
        var result = Apply("suppress:\n  - rule: SLW120\n    reason: Why.\n  - rule: SLW121\n    reason: Why.\n", [Found(App, "prod")], isComplete);

        Assert.That(result.Where(finding => finding.Rule == "SLW141").Select(finding => finding.Location), Is.EqualTo(Enumerable.Repeat(new SourceLocation(SuppressionFile.Name, 4), count)));
    }

    [TestCase("Why.", "Why.", null)]
    [TestCase("until=2027-02-01 Why.", "Why.", "2027-02-01")]
    [TestCase("until=2027-02-01; Why.", "Why.", "2027-02-01")]
    public void Should_ReadTheAnnotation_When_AnObjectCarriesIt(string text, string reason, string? until)
    {
        var result = Apply(null, [Found(App, "prod"), Found(Reaper, "prod")], true, ("prod", new IgnoreAnnotation("SLW120", text, App, null)));

        Assert.That(result[0].Suppressed, Is.EqualTo(new Suppression(reason, until is null ? null : DateOnly.Parse(until, System.Globalization.CultureInfo.InvariantCulture))));
        Assert.That(result[1].Suppressed, Is.Null, "another object's finding counts");
        Assert.That(result, Has.Count.EqualTo(2));
    }

    [TestCase("")]
    [TestCase("until=2027-02-01")]
    [TestCase("until=tomorrow Why.")]
    public void Should_ReportTheAnnotation_When_ItIsUnsound(string text)
    {
        var result = Apply(null, [Found(App, "prod")], true, ("prod", new IgnoreAnnotation("SLW120", text, App, new SourceLocation("templates/a.yaml"))));

        var own = result.Single(finding => finding.Rule == "SLW140");
        Assert.That((own.Object, own.Location?.File, own.ValueSet), Is.EqualTo((App, "templates/a.yaml", "prod")));
        Assert.That(result[0].Suppressed, Is.Null);
    }

    [Test]
    public void Should_BeContent_When_AnAnnotationIsUsedUnderOneValueSet()
    {
        var annotation = new IgnoreAnnotation("SLW120", "Why.", App, null);

        var used = Apply(null, [Found(App, "prod")], true, ("dev", annotation), ("prod", annotation));
        var unused = Apply(null, [Found(Reaper, "prod")], true, ("dev", annotation), ("prod", annotation));

        Assert.That(used.Select(finding => finding.Rule), Is.EqualTo(new[] { "SLW120" }));
        Assert.That(unused.Select(finding => (finding.Rule, finding.ValueSet)), Is.EqualTo(new[] { ("SLW120", "prod"), ("SLW141", "dev"), ("SLW141", "prod") }));
    }

    [Test]
    public void Should_ReadAnnotationsAlone_When_NoChartRenderedTheManifests()
    {
        var annotation = new IgnoreAnnotation("SLW120", "Why.", App, null);

        var result = new SuppressionPass("manifests", null, Today).Apply([Found(App, null)], [(null, annotation)], isComplete: true);

        Assert.That(result.Single().Suppressed?.Reason, Is.EqualTo("Why."));
    }

    private static Finding Found(ObjectReference? reference, string? valueSet) => new("SLW120", Severity.Error, "app", "x") { Object = reference, ValueSet = valueSet };

    private static IReadOnlyList<Finding> Apply(string? file, IReadOnlyList<Finding> findings, bool isComplete = true, params (string? ValueSet, IgnoreAnnotation Annotation)[] annotations) =>
        new SuppressionPass("app", SampleChart.With((SuppressionFile.Name, file)), Today).Apply(findings, annotations, isComplete);
}
