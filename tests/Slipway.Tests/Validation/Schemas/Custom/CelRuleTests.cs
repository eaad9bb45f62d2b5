using Slipway.Validation.Schemas.Custom;

namespace Slipway.Tests.Validation.Schemas.Custom;

/// <summary>Rules of definitions in the Common Expression Language.</summary>
public sealed class CelRuleTests
{
    private const string Fields = """
        min: { type: integer }, max: { type: integer }, name: { type: string }, ratio: { type: number }, namespace: { type: string }, "a-b": { type: string },
        since: { type: string, format: date-time }, wait: { type: string, format: duration }, secret: { type: string, format: byte },
        port: { x-kubernetes-int-or-string: true }, labels: { type: object, additionalProperties: { type: string } },
        items: { type: array, items: { type: object, properties: { name: { type: string }, size: { type: integer } } } }
        """;

    [TestCase("self.min <= self.max", "{ min: 1, max: 2 }", "{ min: 3, max: 2 }")]
    [TestCase("!has(self.max) || self.max > 1", "{ min: 1 }", "{ max: 1 }")]
    [TestCase("has(self.min) != has(self.name)", "{ min: 1 }", "{ min: 1, name: a }")]
    [TestCase("self.items.all(i, i.size > 0)", "{ items: [{ size: 1 }] }", "{ items: [{ size: 1 }, { size: 0 }] }")]
    [TestCase("self.items.exists_one(i, i.name == 'main')", "{ items: [{ name: main }] }", "{ items: [{ name: main }, { name: main }] }")]
    [TestCase("self.items.filter(i, has(i.size)).size() <= 1", "{ items: [{ size: 1 }] }", "{ items: [{ size: 1 }, { size: 2 }] }")]
    [TestCase("self.name.matches('^[a-z]{1,3}$')", "{ name: abc }", "{ name: abcd }")]
    [TestCase("self.name.lowerAscii() == self.name", "{ name: abc }", "{ name: Abc }")]
    [TestCase("size(self.name) == 1", "{ name: \"\\U0001F600\" }", "{ name: ab }")]
    [TestCase("self.name in ['a', 'b']", "{ name: a }", "{ name: c }")]
    [TestCase("self.ratio == 1.0", "{ ratio: 1 }", "{ ratio: 2 }")]
    [TestCase("self.labels.all(k, k.startsWith('x-'))", "{ labels: { x-a: b } }", "{ labels: { a: b } }")]
    [TestCase("'tier' in self.labels", "{ labels: { tier: web } }", "{ labels: { a: b } }")]
    [TestCase("self.__namespace__ == 'a' || self.a__dash__b == 'c'", "{ namespace: b, a-b: c }", "{ namespace: b, a-b: d }")]
    [TestCase("self.since > timestamp('2026-01-01T00:00:00Z')", "{ since: 2026-02-01T00:00:00Z }", "{ since: 2025-02-01T00:00:00Z }")]
    [TestCase("self.wait <= duration('1h')", "{ wait: 30m }", "{ wait: 1h30m }")]
    [TestCase("type(self.port) == int ? self.port < 100 : self.port == 'http'", "{ port: 80 }", "{ port: 8080 }")]
    [TestCase("self.min == 1 // and no more", "{ min: 1 }", "{ min: 2 }")]
    public void Should_DecideAsTheApiServer_When_TheRuleIsKnown(string rule, string good, string bad)
    {
        var findings = Check(bad, $"rule: {Quote(rule)}, message: It is wrong.");

        Assert.That(Check(good, $"rule: {Quote(rule)}"), Is.Empty);
        Assert.That(findings, Is.EqualTo(new[] { "SLW142 spec: It is wrong." }));
    }

    [TestCase("self == oldSelf", TestName = "a rule on changes")]
    [TestCase("quantity(self.name).isGreaterThan(quantity('1Gi'))", TestName = "a quantity")]
    [TestCase("isURL(self.name) && self.min == 0", TestName = "an address")]
    [TestCase("self.?max.orValue(0) > 5", TestName = "an optional value")]
    [TestCase("self.items[?0].hasValue()", TestName = "an optional item")]
    [TestCase("self.items.isSorted()", TestName = "a function of lists")]
    [TestCase("self.nothing == 1", TestName = "a field that is not there")]
    [TestCase("self.min == 'a'", TestName = "types that cannot be compared")]
    [TestCase("self.secret == b'a'", TestName = "bytes")]
    [TestCase("self.items.exists(i, self.secret == b'a')", TestName = "bytes in a loop")]
    [TestCase("self.min", TestName = "no boolean")]
    [TestCase("1 / 0 == 1", TestName = "a division by zero")]
    [TestCase("(((", TestName = "no expression")]
    [TestCase(")", TestName = "a bracket too many")]
    [TestCase("self.name == 'a", TestName = "an open string")]
    [TestCase("", TestName = "nothing")]
    public void Should_PassItOver_When_TheRuleIsNotKnownOrFails(string rule) => Assert.That(Check("{ min: 1, name: a, secret: AAEC, items: [{ name: x }] }", $"rule: {Quote(rule)}"), Is.Empty);

    [TestCase("message: '  Too many. '", "Too many.")]
    [TestCase("messageExpression: \"'there are ' + string(self.min)\", message: Too many.", "there are 5")]
    [TestCase("messageExpression: \"self.nothing\", message: Too many.", "Too many.")]
    [TestCase("reason: FieldValueInvalid", "the definition's rule is not met: self.min < 5")]
    public void Should_SayWhatTheDefinitionSays_When_ARuleIsNotMet(string rest, string message) =>
        Assert.That(Check("{ min: 5 }", $"rule: self.min < 5, {rest}"), Is.EqualTo(new[] { $"SLW142 spec: {message}" }));

    [Test]
    public void Should_NameTheField_When_TheRuleDoes() =>
        Assert.That(Check("{ min: 5 }", "rule: self.min < 5, message: Too many., fieldPath: .min"), Is.EqualTo(new[] { "SLW142 spec.min: Too many." }));

    [Test]
    public void Should_EvaluateNoRule_When_TheObjectIsOtherwiseWrong() =>
        Assert.That(Check("{ min: many, max: 1 }", "rule: self.max > 5"), Is.EqualTo(new[] { "SLW029 spec.min: the string 'many' stands where a whole number is wanted" }));

    [Test]
    public void Should_CheckEveryItem_When_TheRuleIsForItems()
    {
        const string Schema = "{ type: array, items: { type: integer, x-kubernetes-validations: [{ rule: self % 2 == 0, message: It is odd. }] } }";

        Assert.That(Definition.CheckField(Schema, "[2, 3, 4]").Select(finding => finding.FieldPath), Is.EqualTo(new[] { "spec.a[1]" }));
    }

    [Test]
    public void Should_PassItOver_When_ItCouldTakeForever()
    {
        var items = string.Join(", ", Enumerable.Range(0, 2000).Select(number => $"{{ size: {number} }}"));

        Assert.That(Check($"{{ items: [{items}] }}", "rule: 'self.items.all(a, self.items.all(b, self.items.all(c, a.size > b.size + c.size)))'"), Is.Empty);
        Assert.That(CelExpression.Of(new string('(', 500) + "true" + new string(')', 500)).IsKnown, Is.False);
        Assert.That(CelExpression.Of(string.Concat(Enumerable.Repeat("!", 3000)) + "true").IsKnown, Is.False);
    }

    [Test]
    public void Should_MatchWithoutHanging_When_ARulesPatternIsAmbiguous() =>
        Assert.That(Check($"{{ name: {new string('a', 5000)}b }}", "rule: \"self.name.matches('^(a+)+$')\", message: No."), Is.EqualTo(new[] { "SLW142 spec: No." }));

    private static string Quote(string rule) => $"'{rule.Replace("'", "''", StringComparison.Ordinal)}'";

    private static string[] Check(string spec, string rule) =>
        [.. Definition.Check($"{{ type: object, x-kubernetes-validations: [{{ {rule} }}], properties: {{ {Fields.ReplaceLineEndings(" ")} }} }}", spec).Select(finding => $"{finding.Rule} {finding.FieldPath}: {finding.Message}")];
}
