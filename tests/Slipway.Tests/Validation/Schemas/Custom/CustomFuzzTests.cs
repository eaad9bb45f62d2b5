using Slipway.Tests.Manifests;

namespace Slipway.Tests.Validation.Schemas.Custom;

/// <summary>Whatever a definition says, and whatever an object of it holds, checking ends in findings or in none. Every case can be run again by its seed.</summary>
public sealed class CustomFuzzTests
{
    private const int CasesOfASeed = 100;

    private static readonly string[] Expressions =
    [
        "self.a == 1", "has(self.x)", "self.all(k, k != '')", "self.exists(k, self[k] == 'a')", "self.size() > 0", "size(self) > 0", "self", "self.x.y.z", "self[0]", "self['x']", "self + self", "-self", "!self", "self ? 1 : 2",
        "self.map(k, k)", "self.filter(k, true)", "self.matches('(')", "self.matches('a*')", "duration(self)", "timestamp(self)", "int(self) > 0", "string(self) == ''", "self in self", "type(self) == int", "[self, 1, 'a'] == self", "{'a': self}.a",
        "\"\\x\"", "'\\U00110000' == self", "0x", "1e999", "self.", "..", "a.b.c", "1 +", "((", "]", "r'\\d'", "b'x' == self", "google.protobuf.Int32Value{value: 1}", "self{a: 1}", "true && self || false", "9223372036854775808 > self", "self % 0 == 1",
    ];

    private static readonly string[] Snippets =
    [
        "pattern: '('", "pattern: '(?<=a)b'", "pattern: '(a+)+$'", "pattern: '^(a{1000}){1000}$'", "pattern: '[[:x:]]'", "pattern: '\\x'", "format: date-time", "format: ipv6", "format: uri", "format: hostname", "format: duration", "format: byte",
        "minimum: a", "minimum: 1e308", "multipleOf: 0", "multipleOf: -1", "multipleOf: 1e-300", "maxLength: -1", "minItems: 99999999999999999999", "enum: [null, {}, [], 1, a]", "enum: a", "required: [x, 1, null]", "required: {}", "nullable: true",
        "allOf: [{}, null, 1]", "anyOf: []", "anyOf: [{ type: string }]", "oneOf: [{}, {}]", "not: {}", "not: { not: {} }", "default: { x: { x: 1 } }", "default: null", "x-kubernetes-list-type: set", "x-kubernetes-list-type: map",
        "x-kubernetes-list-map-keys: [x]", "x-kubernetes-embedded-resource: true", "x-kubernetes-preserve-unknown-fields: true", "x-kubernetes-int-or-string: true", "additionalProperties: false", "additionalProperties: { type: string }",
        "items: { type: string }", "items: [1]", "properties: { x: { type: object, default: {}, properties: { x: { default: 1 } } } }", "properties: null", "type: [string]", "uniqueItems: true",
    ];

    private static readonly string[] Values =
    [
        "null", "true", "1", "1.5", "1e3", "0777", "-0", ".5", "99999999999999999999", "a", "''", "'%zz'", "2001-12-14", "[]", "[null, 1, a, {}, []]", "[a, a]", "[{ x: 1 }, { x: 1 }, {}]", "{}", "{ x: null }", "{ x: a, y: [1] }",
        "{ apiVersion: 1, kind: [], metadata: a }", "{ apiVersion: a/b/c, kind: '', metadata: { labels: { a: 1 } } }", "\"\\U0001F600\\u0000\"", "{ x: { x: { x: { x: 1 } } } }", "&a [*a]", "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaab",
    ];

    private static IEnumerable<int> Seeds => TextMutation.Seeds;

    [TestCaseSource(nameof(Seeds))]
    public void Should_EndInAFindingOrAPass_When_DefinitionsAndObjectsAreOdd(int seed)
    {
        var random = new Random(seed);
        for (var number = 0; number < CasesOfASeed; number++)
        {
            var definition = Definition.Of(Schema(random, 0));
            var spec = Pick(Values, random);
            var text = Api.Object("example.com/v1", "Thing", $"spec: {spec}");

            Assert.That(() => Api.Check(text, definitions: definition), Throws.Nothing, $"seed {seed}, case {number}:\n{definition}---\n{text}");
        }
    }

    [TestCaseSource(nameof(Seeds))]
    public void Should_EndInAFindingOrAPass_When_TheirTextsAreMutated(int seed)
    {
        var random = new Random(seed);
        for (var number = 0; number < CasesOfASeed; number++)
        {
            var text = TextMutation.Mutate($"{Definition.Of(Schema(random, 0))}---\n{Api.Object("example.com/v1", "Thing", $"spec: {Pick(Values, random)}")}", random);

            Assert.That(() => Api.Check(text), Throws.Nothing, $"seed {seed}, case {number}:\n{text}");
            Assert.That(() => Api.Check(Api.Object("example.com/v1", "Thing", "spec: { x: 1 }"), definitions: text), Throws.Nothing, $"seed {seed}, case {number}, as a definition:\n{text}");
        }
    }

    [Test, CancelAfter(60_000)]
    public void Should_EndSoon_When_AliasesMakeManyOfFew()
    {
        var schemas = string.Concat(Enumerable.Range(1, 9).Select(level => $"    l{level}: &l{level} {{ anyOf: [*l{level - 1} , *l{level - 1} ], properties: {{ x: *l{level - 1} , y: *l{level - 1} }} }}\n"));
        var definition = $"x:\n    l0: &l0 {{ type: string, pattern: '^b' }}\n{schemas}{Definition.Of("{ type: array, items: *l9 }")}";
        var item = string.Concat(Enumerable.Range(0, 9).Select(_ => "{ x: ")) + "a" + new string('}', 9);
        var value = $"[{string.Join(", ", Enumerable.Repeat(item, 2000))}]";

        Assert.That(() => Api.Check(Api.Object("example.com/v1", "Thing", $"spec: {value}"), definitions: definition), Throws.Nothing);
    }

    private static string Schema(Random random, int depth)
    {
        var parts = Enumerable.Range(0, random.Next(1, 5)).Select(_ => random.Next(8) switch
        {
            0 when depth < 3 => $"properties: {{ x: {Schema(random, depth + 1)} }}",
            1 when depth < 3 => $"items: {Schema(random, depth + 1)}",
            2 when depth < 3 => $"anyOf: [{Schema(random, depth + 1)}, {Schema(random, depth + 1)}]",
            3 => $"x-kubernetes-validations: [{{ rule: '{Pick(Expressions, random).Replace("'", "''", StringComparison.Ordinal)}', messageExpression: '{Pick(Expressions, random).Replace("'", "''", StringComparison.Ordinal)}', fieldPath: '.x[' }}]",
            4 => $"type: {Pick(["object", "array", "string", "integer", "number", "boolean", "thing"], random)}",
            _ => Pick(Snippets, random),
        });

        // Of a key that stands twice the last one counts; that it does is reported, and is not the point here.
        return $"{{ {string.Join(", ", parts.DistinctBy(part => part.Split(':')[0]))} }}";
    }

    private static string Pick(string[] from, Random random) => from[random.Next(from.Length)];
}
