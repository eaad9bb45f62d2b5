using Slipway.Charts;
using Slipway.Manifests;

namespace Slipway.Tests.Validation;

public sealed class EffectiveValuesTests
{
    [Test]
    public void Should_LayTheFileOverTheDefaults_When_BothHaveMappings()
    {
        var chart = SampleChart.With(
            ("values.yaml", "image: { tag: '1', pull: Always }\nlist: [a, b]\ngone: 1\nkept: 1\nnothing: null\n"),
            ("values-dev.yaml", "image: { tag: '2', extra: x }\nlist: [c]\ngone: null\nadded: { a: 1 }\n"));

        var values = EffectiveValues.Of(chart, chart.ValueSets.Single(set => set.Name == "dev"))!;

        Assert.That(values.FieldsOrNone().Select(field => field.Name), Is.EqualTo(new[] { "kept", "nothing", "image", "list", "added" }));
        Assert.That(values.At("image", "tag")?.Text, Is.EqualTo("2"));
        Assert.That(values.At("image", "pull")?.Text, Is.EqualTo("Always"));
        Assert.That(values["list"].ItemsOrNone(), Has.Count.EqualTo(1));
        Assert.That(values.At("added", "a")?.Line, Is.EqualTo(4));
    }

    [TestCase("a: [", "b: 1", null)]
    [TestCase("a: 1", "b: [", null)]
    [TestCase("", "b: 1", "b")]
    [TestCase("a: 1", "", "a")]
    [TestCase("", "", null)]
    public void Should_TakeWhatIsThere_When_AFileIsEmptyOrUnreadable(string defaults, string overlay, string? key)
    {
        var chart = SampleChart.With(("values.yaml", defaults), ("values-dev.yaml", overlay));

        var values = EffectiveValues.Of(chart, chart.ValueSets[1]);

        Assert.That(values?.FieldsOrNone().Single().Name, Is.EqualTo(key));
    }

    [Test]
    public void Should_TakeNothing_When_AliasesMultiplyAsNoReaderAllows()
    {
        var bomb = string.Concat(Enumerable.Range(1, 40).Select(level => $"l{level}: &l{level} {{ x: *l{level - 1}, y: *l{level - 1} }}\n"));
        var chart = SampleChart.With(("values.yaml", "l0: &l0 { a: 1 }\n" + bomb), ("values-dev.yaml", "l0: &l0 { b: 1 }\n" + bomb));

        Assert.That(EffectiveValues.Of(chart, chart.ValueSets[1]), Is.Null);
    }

    [Test]
    public void Should_MergeSharedNodes_When_AliasesAreFew()
    {
        const string Aliases = "l1: &l1 { p: *l0, q: *l0 }\nl2: { p: *l1, q: *l1 }\n";
        var chart = SampleChart.With(("values.yaml", "l0: &l0 { a: 1 }\n" + Aliases), ("values-dev.yaml", "l0: &l0 { b: 1 }\n" + Aliases));

        var values = EffectiveValues.Of(chart, chart.ValueSets[1])!;

        Assert.That(values.At("l2", "p", "q")!.FieldsOrNone(), Has.Count.EqualTo(2));
    }
}
