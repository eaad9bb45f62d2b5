using System.Text.Json;
using Slipway.Manifests;
using Slipway.Manifests.Differences;

namespace Slipway.Tests.Manifests.Differences;

public sealed class YamlDiffTests
{
    [TestCase("a: 1", "a: 1", "")]
    [TestCase("a: 16", "a: 0x10", "")]
    [TestCase("a: yes", "a: true", "")]
    [TestCase("a: {}", "b: []", "")]
    [TestCase("a: 1", "a: 2", "a: 1 → 2")]
    [TestCase("a: 1", "a: '1'", "a: 1 → \"1\"")]
    [TestCase("a: {b: 1}", "a: {c: 2}", "a.b: 1 → ; a.c:  → 2")]
    [TestCase("a: {x/y: 1}", "a: {}", "a[x/y]: 1 → ")]
    [TestCase("a: [p, q]", "a: [q, p]", "a: [p, q] → [q, p]")]
    [TestCase("a: {b: 1}", "a: 1", "a: {b: 1} → 1")]
    public void Should_TellFieldByField_When_ObjectsDiffer(string old, string @new, string expected) => Assert.That(Diff(old, @new), Is.EqualTo(expected));

    [TestCase("c: [{name: a, x: 1}, {name: b, x: 1}]", "c: [{name: b, x: 2}, {name: a, x: 1}]", "c[b].x: 1 → 2")]
    [TestCase("c: [{containerPort: 80, protocol: TCP}]", "c: [{containerPort: 81, protocol: TCP}, {containerPort: 80, protocol: UDP}]", "c[80].protocol: TCP → UDP; c[81].containerPort:  → 81; c[81].protocol:  → TCP")]
    [TestCase("c: [{name: v, mountPath: /a}, {name: v, mountPath: /b}]", "c: [{name: v, mountPath: /b, readOnly: true}, {name: v, mountPath: /a}]", "c[/b].readOnly:  → true")]
    [TestCase("c: [{metadata: {name: data}, size: 1}]", "c: [{metadata: {name: data}, size: 2}]", "c[data].size: 1 → 2")]
    [TestCase("c: [{x: 1}, {x: 2}]", "c: [{x: 1}, {x: 3}]", "c[1].x: 2 → 3")]
    public void Should_MatchItemsAsKubernetesDoes_When_ListsDiffer(string old, string @new, string expected) => Assert.That(Diff(old, @new), Is.EqualTo(expected));

    private static string Diff(string old, string @new)
    {
        var mask = new ManifestMask();
        return string.Join("; ", FieldDiff.Of(Json(old), Json(@new))
            .Select(field => $"{field.Path.Text}: {Show(field, field.Old)} → {Show(field, field.New)}"));

        static JsonElement Json(string text) => JsonElement.Parse(YamlReader.Read(text).Root!.ToJson()!.ToJsonString());

        string Show(FieldDifference field, JsonElement? value) => value is { } element ? YamlText.Inline("Pod", field.Path, element, mask) : "";
    }
}
