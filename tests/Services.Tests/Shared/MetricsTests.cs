using System.Diagnostics.Metrics;
using Services.Tests.Infrastructure;
using Slipway.Services.Metrics;

namespace Services.Tests.Shared;

public sealed class MetricsTests
{
    [Test]
    public void Should_EscapeAsTheFormatSays_When_TextHoldsSpecialCharacters()
    {
        var family = new MetricFamily("a_total", MetricKind.Counter, "one\ntwo \\ three", [new MetricSample([new("path", "a\"b\\c\nd")], 1.5)]);

        var text = PrometheusText.Write([family]);

        Assert.That(text, Is.EqualTo("# HELP a_total one\\ntwo \\\\ three\n# TYPE a_total counter\na_total{path=\"a\\\"b\\\\c\\nd\"} 1.5\n"));
        Assert.That(PrometheusReader.Read(text), Has.Count.EqualTo(1));
    }

    [Test]
    public void Should_CountCumulatively_When_AHistogramIsMeasured()
    {
        using var collector = new MeterCollector();
        using var meter = new Meter(MeterCollector.OwnMeter);
        var histogram = meter.CreateHistogram("work.duration", "s", "Time.", null, new InstrumentAdvice<double> { HistogramBucketBoundaries = [1, 2] });

        histogram.Record(0.5);
        histogram.Record(2);
        histogram.Record(7);

        var samples = PrometheusReader.Read(PrometheusText.Write(collector.Collect()));
        Assert.Multiple(() =>
        {
            Assert.That(samples["work_duration_seconds_bucket{le=\"1\"}"], Is.EqualTo(1));
            Assert.That(samples["work_duration_seconds_bucket{le=\"2\"}"], Is.EqualTo(2));
            Assert.That(samples["work_duration_seconds_bucket{le=\"+Inf\"}"], Is.EqualTo(3));
            Assert.That(samples["work_duration_seconds_sum"], Is.EqualTo(9.5));
            Assert.That(samples["work_duration_seconds_count"], Is.EqualTo(3));
        });
    }

    [Test]
    public void Should_AddUpByLabels_When_ACounterIsMeasured()
    {
        using var collector = new MeterCollector();
        using var meter = new Meter(MeterCollector.OwnMeter);
        var counter = meter.CreateCounter<long>("things.done");

        counter.Add(2, new KeyValuePair<string, object?>("kind", "a"));
        counter.Add(3, new KeyValuePair<string, object?>("kind", "a"));
        counter.Add(4, new KeyValuePair<string, object?>("kind", "b"));

        var samples = PrometheusReader.Read(PrometheusText.Write(collector.Collect()));
        Assert.That(samples["things_done_total{kind=\"a\"}"], Is.EqualTo(5));
        Assert.That(samples["things_done_total{kind=\"b\"}"], Is.EqualTo(4));
    }
}
