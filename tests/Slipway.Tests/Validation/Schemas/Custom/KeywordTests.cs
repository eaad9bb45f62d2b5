using Slipway.Model;

namespace Slipway.Tests.Validation.Schemas.Custom;

/// <summary>Every keyword of a definition's schema: what meets it passes, what does not is reported with its rule.</summary>
public sealed class KeywordTests
{
    [TestCase("{ type: string, pattern: '^[a-z]+$' }", "abc", "Abc", "SLW142")]
    [TestCase("{ type: string, minLength: 2 }", "ab", "a", "SLW142")]
    [TestCase("{ type: string, maxLength: 2 }", "\"\\U0001F600\\U0001F600\"", "abc", "SLW142")]
    [TestCase("{ type: string, format: ipv4 }", "10.0.0.1", "10.0.0.256", "SLW142")]
    [TestCase("{ type: string, enum: [a, b] }", "a", "c", "SLW031")]
    [TestCase("{ type: string, enum: [a, b] }", "a", "''", "SLW031")]
    [TestCase("{ type: integer, enum: [1, 2] }", "1.0", "3", "SLW031")]
    [TestCase("{ type: integer, minimum: 1 }", "1", "0", "SLW039")]
    [TestCase("{ type: integer, minimum: 1, exclusiveMinimum: true }", "2", "1", "SLW039")]
    [TestCase("{ type: number, maximum: 1.5 }", "1.5", "1.6", "SLW039")]
    [TestCase("{ type: number, maximum: 1.5, exclusiveMaximum: true }", "1.4", "1.5", "SLW039")]
    [TestCase("{ type: integer, multipleOf: 5 }", "15", "16", "SLW039")]
    [TestCase("{ type: number, multipleOf: 0.1 }", "0.3", "0.35", "SLW039")]
    [TestCase("{ type: array, items: { type: string }, minItems: 1 }", "[a]", "[]", "SLW142")]
    [TestCase("{ type: array, items: { type: string }, maxItems: 1 }", "[a]", "[a, b]", "SLW142")]
    [TestCase("{ type: array, items: { type: string }, uniqueItems: true }", "[a, b]", "[a, a]", "SLW034")]
    [TestCase("{ type: array, items: { type: string }, x-kubernetes-list-type: set }", "[a, b]", "[a, a]", "SLW034")]
    [TestCase("{ type: array, x-kubernetes-list-type: set, items: { type: object, x-kubernetes-map-type: atomic, properties: { x: { type: integer }, w: { type: integer } } } }", "[{ x: 1 }, { w: 1 }]", "[{ x: 1, w: 2 }, { w: 2, x: 1.0 }]", "SLW034")]
    [TestCase("{ type: array, x-kubernetes-list-type: map, x-kubernetes-list-map-keys: [x, w], items: { type: object, required: [x], properties: { x: { type: string }, w: { type: string, default: p } } } }", "[{ x: 1s, w: p }, { x: 1s, w: q }]", "[{ x: 1s, w: p }, { x: 1s }]", "SLW034")]
    [TestCase("{ type: object, minProperties: 1, properties: { x: { type: string } } }", "{ x: b }", "{}", "SLW142")]
    [TestCase("{ type: object, maxProperties: 1, additionalProperties: { type: string } }", "{ x: b }", "{ x: b, w: b }", "SLW142")]
    [TestCase("{ type: object, required: [x], properties: { x: { type: string, nullable: true } } }", "{ x: null }", "{}", "SLW030")]
    [TestCase("{ type: object, required: [x], properties: { x: { type: string } } }", "{ x: '' }", "{ x: null }", "SLW030")]
    [TestCase("{ type: array, items: { type: string, nullable: true } }", "[null]", "[1]", "SLW029")]
    [TestCase("{ type: array, items: { type: string } }", "[x]", "[null]", "SLW029")]
    [TestCase("{ x-kubernetes-int-or-string: true }", "80", "true", "SLW029")]
    [TestCase("{ x-kubernetes-int-or-string: true, anyOf: [{ type: integer }, { type: string }] }", "http", "1.5", "SLW029")]
    [TestCase("{ x-kubernetes-int-or-string: true, pattern: '^[0-9]+%$' }", "50%", "half", "SLW142")]
    [TestCase("{ type: object, x-kubernetes-preserve-unknown-fields: true, properties: { x: { type: string } } }", "{ x: b, w: 1 }", "{ x: 1, w: 1 }", "SLW029")]
    [TestCase("{ type: object, x-kubernetes-embedded-resource: true, x-kubernetes-preserve-unknown-fields: true }", "{ apiVersion: v1, kind: Pod, spec: {} }", "{ kind: Pod }", "SLW030")]
    [TestCase("{ type: object, x-kubernetes-embedded-resource: true, x-kubernetes-preserve-unknown-fields: true }", "{ apiVersion: v1, kind: Pod, metadata: { name: x } }", "{ apiVersion: v1, kind: a pod }", "SLW035")]
    [TestCase("{ type: object, x-kubernetes-embedded-resource: true, x-kubernetes-preserve-unknown-fields: true }", "{ apiVersion: v1, kind: Pod, metadata: { labels: { x: v } } }", "{ apiVersion: v1, kind: Pod, metadata: { labels: { x: 1 } } }", "SLW029")]
    [TestCase("{ type: string, allOf: [{ minLength: 2 }, { pattern: '^a' }] }", "ab", "bb", "SLW142")]
    [TestCase("{ type: string, anyOf: [{ pattern: '^a' }, { maxLength: 1 }] }", "b", "bb", "SLW142")]
    [TestCase("{ type: object, properties: { x: { type: string }, w: { type: string } }, oneOf: [{ required: [x] }, { required: [w] }] }", "{ w: b }", "{ x: b, w: b }", "SLW142")]
    [TestCase("{ type: object, properties: { x: { type: string }, w: { type: string } }, oneOf: [{ required: [x] }, { required: [w] }] }", "{ x: b }", "{}", "SLW142")]
    [TestCase("{ type: object, properties: { x: { type: string }, w: { type: string } }, not: { required: [x, w] } }", "{ x: b }", "{ x: b, w: b }", "SLW142")]
    [TestCase("{ type: string, not: { enum: [x] } }", "v", "x", "SLW142")]
    public void Should_DecideAsTheApiServer_When_TheDefinitionHasAKeyword(string schema, string good, string bad, string rule)
    {
        var findings = Definition.CheckField(schema, bad);

        Assert.That(Definition.CheckField(schema, good), Is.Empty);
        Assert.That(findings.Select(finding => finding.Rule), Is.EqualTo(new[] { rule }));
        Assert.That(findings[0].FieldPath, Does.StartWith("spec.a"));
        Assert.That(findings[0].Severity, Is.EqualTo(Severity.Error));
    }

    [Test]
    public void Should_OnlyWarn_When_ANumberHasMoreBitsThanDeclared() =>
        Assert.That(Definition.CheckField("{ type: integer, format: int32 }", "2147483648").Select(finding => finding.Severity), Is.EqualTo(new[] { Severity.Warning }));

    [Test]
    public void Should_SayWhatTheNearestAlternativeLacks_When_NoneIsMet()
    {
        const string Schema = "{ type: object, properties: { x: { type: string }, w: { type: string } }, anyOf: [{ required: [x, w], properties: { x: { pattern: '^z' } } }, { properties: { x: { enum: [small] } } }] }";

        var finding = Definition.CheckField(Schema, "{ x: large }").Single();

        Assert.That(finding.Message, Does.Contain("(anyOf)").And.Contain("spec.a.x: 'large' is none of the values allowed"));
    }

    [Test]
    public void Should_NotCountDroppedFields_When_FieldsAreUnknown()
    {
        var findings = Definition.CheckField("{ type: object, minProperties: 1, properties: { size: { type: string } } }", "{ sise: b }");

        Assert.That(findings.Select(finding => finding.Rule), Is.EquivalentTo(new[] { "SLW028", "SLW142" }));
        Assert.That(findings.Single(finding => finding.Rule == "SLW028").Message, Does.Contain("Did you mean size?"));
    }

    [Test]
    public void Should_TakeDefaults_When_FieldsAreMissing() =>
        Assert.That(Definition.Check("{ type: object, required: [x], minProperties: 2, properties: { x: { type: string, default: v }, z: { type: object, default: {}, required: [u], properties: { u: { type: integer, default: 1 } } } } }", "{}"), Is.Empty);

    [Test]
    public void Should_RefuseADefault_When_ItIsNotAsTheDefinitionAsks() =>
        Assert.That(Definition.Check("{ type: object, properties: { x: { type: string, default: v, pattern: '^z' } } }", "{}").Select(finding => finding.FieldPath), Is.EqualTo(new[] { "spec.x" }));

    [TestCase("", 1)]
    [TestCase("subresources: { status: {} }", 0)]
    public void Should_NotReadTheStatus_When_AnotherRequestWritesIt(string version, int count)
    {
        var definition = Definition.Of("{ type: object }, status: { type: string }").Replace("      served: true", $"      served: true\n      {version}", StringComparison.Ordinal);

        Assert.That(Api.Check(Api.Object("example.com/v1", "Thing", "spec: {}\nstatus: { a: 1 }"), definitions: definition), Has.Length.EqualTo(count));
    }

    [Test]
    public void Should_CheckWhatTheDefinitionSaysOfNames_When_ItDoes()
    {
        var definition = Definition.Of("{ type: object }").Replace("properties: { spec", "properties: { metadata: { type: object, properties: { name: { type: string, maxLength: 2 } } }, spec", StringComparison.Ordinal);

        Assert.That(Api.Check(Api.Object("example.com/v1", "Thing", "spec: {}"), definitions: definition).Select(finding => (finding.Rule, finding.FieldPath)), Is.EqualTo(new[] { ("SLW142", "metadata.name") }));
    }
}
