using Slipway.Charts;
using Slipway.Model;
using Slipway.Validation.Runs;

namespace Slipway.Tests.Validation;

public sealed class TemplatePlacesTests
{
    private const string Template = """
        {{- if .Values.enabled }}
        apiVersion: apps/v1
        kind: Deployment
        metadata:
          name: {{ include "app.name" . }}
        spec:
          {{- if .Values.replicas }}
          replicas: {{ .Values.replicas }}
          {{- end }}
          template:
            spec:
              containers:
              - name: app
                image: {{ .Values.image }}
                ports:
                  - name: http
                    containerPort: 80
        {{- end }}

        """;

    [TestCase("metadata.name", 5)]
    [TestCase("spec.replicas", 8)]
    [TestCase("spec.template.spec.containers[0].image", 14)]
    [TestCase("spec.template.spec.containers[0].name", 13)]
    [TestCase("spec.template.spec.containers[0].ports[0].containerPort", 17)]
    [TestCase("spec.template.spec.restartPolicy", 11)]
    [TestCase("spec.template.spec.volumes[0].name", null)]
    [TestCase("data.a", null)]
    public void Should_FindTheLine_When_TheTemplateHasOneSuchPlace(string path, int? line) => Assert.That(LineOf(Template, path), Is.EqualTo(line));

    [Test]
    public void Should_SayNothing_When_TheTemplateHasTwoSuchPlaces() => Assert.That(LineOf(Template + "---\n" + Template, "spec.replicas"), Is.Null);

    [Test]
    public void Should_LeaveTheFinding_When_ItHasALine()
    {
        var finding = Finding("spec.replicas") with { Location = new SourceLocation("templates/a.yaml", 3) };

        Assert.That(PlacesIn(Template).Locate(finding).Location!.Line, Is.EqualTo(3));
    }

    private static int? LineOf(string template, string path) => PlacesIn(template).Locate(Finding(path)).Location!.Line;

    private static Finding Finding(string path) => new("SLW028", Severity.Error, "app", "x") { FieldPath = path, Location = new SourceLocation("templates/a.yaml") };

    private static TemplatePlaces PlacesIn(string template) => new(new ResolvedChart(SampleChart.With(("templates/a.yaml", template)), [], []));
}
