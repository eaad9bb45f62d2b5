using System.Diagnostics;
using Slipway.Charts;

namespace Slipway.Tests.Validation;

public sealed class TemplateReaderTests
{
    [TestCase("{{ include \"a\" . }}", "a")]
    [TestCase("{{- include `a` . | nindent 2 -}}", "a")]
    [TestCase("{{ if eq (include \"a\" .) \"include\" }}{{ template \"b\" }}{{ end }}", "a b")]
    [TestCase("{{/* include \"no\" . }} */}}{{ include \"a\" . }}", "a")]
    [TestCase("{{- /* {{ include \"no\" . }} */ -}}{{ include \"a\" . }}", "a")]
    [TestCase("{{ \"include \\\"no\\\"\" }}{{ print \"}}\" (include \"a\" .) }}", "a")]
    [TestCase("include \"no\" . {{ include (printf \"%s\" .) . }}", "")]
    public void Should_FindLiteralNames_When_TheyAreUsed(string text, string names) =>
        Assert.That(string.Join(' ', TemplateReader.Read(text).Where(name => name.Use == TemplateNameUse.Use).Select(name => name.Name)), Is.EqualTo(names));

    [Test]
    public void Should_TellDefinitionsAndLines_When_Read()
    {
        var names = TemplateReader.Read("{{ define \"a\" }}\n{{ end }}\n{{ block \"b\" . }}{{ end }}\n{{ dict\n  \"x\" (include \"c\" .) }}\n");

        Assert.That(names, Is.EqualTo(new[]
        {
            new TemplateName("a", TemplateNameUse.Definition, 1),
            new TemplateName("b", TemplateNameUse.Definition, 3),
            new TemplateName("c", TemplateNameUse.Use, 5),
        }));
    }

    [Test]
    public void Should_EndInTime_When_AnActionNeverEnds()
    {
        var watch = Stopwatch.StartNew();

        var names = TemplateReader.Read("{{ " + string.Concat(Enumerable.Repeat("\"a\" 'b' `c` ", 2000))).ToArray();

        Assert.That(names, Is.Empty);
        Assert.That(watch.Elapsed, Is.LessThan(TimeSpan.FromSeconds(10)));
    }
}
