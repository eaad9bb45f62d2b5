using System.Collections.Concurrent;
using System.Diagnostics;
using Slipway.Manifests;
using Slipway.Model;
using Slipway.Validation;

namespace EndToEnd.Tests.Schemas;

/// <summary>The API rules against the truth: a real API server of version 1.20 is asked about every object of every chart, and about some thousand broken ones.</summary>
public sealed class AgreementTests
{
    // The rules that speak for the API server. The others are about how a chart is kept.
    private static readonly string[] ApiRules = ["SLW014", "SLW016", "SLW017", .. Enumerable.Range(26, 14).Select(number => $"SLW0{number}"), "SLW142"];

    private ApiServer _server = null!;

    [OneTimeSetUp]
    public async Task ConnectAsync() => _server = await ApiServer.ConnectAsync();

    [OneTimeTearDown]
    public async Task DisconnectAsync() => await _server.DisposeAsync();

    [Test]
    public async Task Should_TakeWhatTheServerTakes_When_ChartsAreRendered()
    {
        var objects = (await RenderedObjects.ReadAsync()).DistinctBy(one => one.Object.ToJsonString()).ToArray();

        // A pod is taken only where its service account is.
        foreach (var account in objects.Where(one => one.Origin != RenderedObjects.SamplesFile && one.Object["kind"]?.ToString() == "ServiceAccount"))
        {
            await _server.CreateAsync($"/api/v1/namespaces/{_server.Namespace}/serviceaccounts", account.Object);
        }

        var outcome = await CompareAsync(objects.Select(one => new Variant(Variant.Unchanged, "", one.Object)));

        Assert.That(objects, Has.Length.GreaterThan(50));
        Assert.That(outcome.Unexplained, Is.Empty, outcome.Describe());
        Assert.That(outcome.Idle.Where(row => row.IsAboutCharts), Is.Empty, "explained in docs/schema-agreement.md, but no longer so");
    }

    [Test]
    public async Task Should_RefuseWhatTheServerRefuses_When_ObjectsAreBroken()
    {
        var watch = Stopwatch.StartNew();
        Variant[] variants = [.. RenderedObjects.Samples().SelectMany(sample => Mutations.Of(sample.Object)).DistinctBy(variant => variant.ToString())];

        var outcome = await CompareAsync(variants);

        await TestContext.Out.WriteLineAsync($"{variants.Length} variants, {outcome.Refused} refused, {outcome.Agreed} agreed, {outcome.Explained} explained, {watch.Elapsed.TotalSeconds:0.0} s");
        Assert.That(variants, Has.Length.GreaterThan(200));
        Assert.That(outcome.Unexplained, Is.Empty, outcome.Describe());
        Assert.That(outcome.Idle.Where(row => !row.IsAboutCharts), Is.Empty, "explained in docs/schema-agreement.md, but no longer so");
        Assert.That(watch.Elapsed, Is.LessThan(TimeSpan.FromSeconds(60)));
    }

    private async Task<Outcome> CompareAsync(IEnumerable<Variant> variants)
    {
        var outcome = new Outcome();
        await Parallel.ForEachAsync(variants, new ParallelOptions { MaxDegreeOfParallelism = 8 }, async (variant, _) =>
            outcome.Add(variant, await _server.RefusalOfAsync(variant), Check(variant)));
        return outcome;
    }

    private static Finding? Check(Variant variant)
    {
        var set = ManifestSet.Read("chart", "default", variant.Text);
        var subject = new ManifestSubject(set, null) { KubeVersion = "1.20.0" };
        return set.Findings.Concat(RuleCatalog.ManifestRules.SelectMany(rule => rule.Check(subject)))
            .FirstOrDefault(finding => finding.Severity == Severity.Error && ApiRules.Contains(finding.Rule, StringComparer.Ordinal));
    }

    private sealed class Outcome
    {
        private readonly IReadOnlyList<Disagreement> _explanations = Disagreement.ReadAll();
        private readonly ConcurrentDictionary<Disagreement, int> _used = new();
        private readonly ConcurrentBag<string> _unexplained = [];
        private int _agreed;
        private int _refused;
        private int _explained;

        public int Agreed => _agreed;

        public int Refused => _refused;

        public int Explained => _explained;

        public IReadOnlyList<string> Unexplained => [.. _unexplained.Order(StringComparer.Ordinal)];

        public IEnumerable<Disagreement> Idle => _explanations.Where(one => !_used.ContainsKey(one));

        public void Add(Variant variant, string? refusal, Finding? finding)
        {
            if (refusal is not null)
            {
                Interlocked.Increment(ref _refused);
            }

            if (refusal is null == finding is null)
            {
                Interlocked.Increment(ref _agreed);
                return;
            }

            var stricter = refusal is null ? Stricter.Rules : Stricter.Server;
            if (_explanations.FirstOrDefault(one => one.Explains(stricter, variant)) is { } explanation)
            {
                Interlocked.Increment(ref _explained);
                _used.AddOrUpdate(explanation, 1, (_, count) => count + 1);
            }
            else
            {
                _unexplained.Add($"{stricter} | {variant} | {refusal?.ReplaceLineEndings(" ") ?? $"{finding!.Rule} {finding.FieldPath}: {finding.Message}"}");
            }
        }

        public string Describe() => string.Join('\n', Unexplained);
    }
}
