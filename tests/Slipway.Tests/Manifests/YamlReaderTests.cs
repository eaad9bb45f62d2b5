using Slipway.Manifests;

namespace Slipway.Tests.Manifests;

/// <summary>What scalars, keys and aliases are to Kubernetes: expectations follow go-yaml v2, which sigs.k8s.io/yaml reads with.</summary>
public sealed class YamlReaderTests
{
    [TestCase("on", ScalarKind.Boolean)]
    [TestCase("Off", ScalarKind.Boolean)]
    [TestCase("YES", ScalarKind.Boolean)]
    [TestCase("n", ScalarKind.Boolean)]
    [TestCase("Y", ScalarKind.Boolean)]
    [TestCase("true", ScalarKind.Boolean)]
    [TestCase("tRue", ScalarKind.String)]
    [TestCase("oN", ScalarKind.String)]
    [TestCase("'on'", ScalarKind.String)]
    [TestCase("!!str on", ScalarKind.String)]
    [TestCase("!own on", ScalarKind.String)]
    [TestCase("! on", ScalarKind.String)]
    [TestCase("!!bool 'yes'", ScalarKind.Boolean)]
    [TestCase("~", ScalarKind.Null)]
    [TestCase("", ScalarKind.Null)]
    [TestCase("Null", ScalarKind.Null)]
    [TestCase("nULL", ScalarKind.String)]
    [TestCase("''", ScalarKind.String)]
    [TestCase("12", ScalarKind.Integer)]
    [TestCase("0777", ScalarKind.Integer)]
    [TestCase("0o17", ScalarKind.Integer)]
    [TestCase("0x1F", ScalarKind.Integer)]
    [TestCase("-0b101", ScalarKind.Integer)]
    [TestCase("1_000", ScalarKind.Integer)]
    [TestCase("!!int '12'", ScalarKind.Integer)]
    [TestCase("08", ScalarKind.Float)]
    [TestCase("1e3", ScalarKind.Float)]
    [TestCase("1.5", ScalarKind.Float)]
    [TestCase(".5", ScalarKind.Float)]
    [TestCase("18446744073709551616", ScalarKind.Float)]
    [TestCase("!!float 3", ScalarKind.Float)]
    [TestCase("1e999", ScalarKind.String)]
    [TestCase("12:30:45", ScalarKind.String)]
    [TestCase("2001-12-14", ScalarKind.String)]
    [TestCase("2001-12-14t21:59:43.10-05:00", ScalarKind.String)]
    [TestCase("0xZZ", ScalarKind.String)]
    [TestCase("1.2.3", ScalarKind.String)]
    [TestCase("-", ScalarKind.String)]
    [TestCase("+", ScalarKind.String)]
    [TestCase("_1", ScalarKind.String)]
    [TestCase("|\n  on", ScalarKind.String)]
    public void Should_TakeTheScalarForWhatKubernetesTakesIt_When_ItIsRead(string scalar, ScalarKind kind)
    {
        // A dash alone begins a list; within brackets it is a text.
        var value = scalar == "-" ? Read("a: ['-']\n")["a"]!.Items[0] : Read($"a: {scalar}\n")["a"];

        Assert.That(((KubeScalar)value!).Kind, Is.EqualTo(kind));
    }

    [TestCase("0777", 511)]
    [TestCase("0o17", 15)]
    [TestCase("0x1F", 31)]
    [TestCase("-0b101", -5)]
    [TestCase("1_000", 1000)]
    [TestCase("+7", 7)]
    [TestCase("1e3", 1000)]
    [TestCase("08", 8)]
    [TestCase("8080.0", 8080)]
    [TestCase("9223372036854775807", long.MaxValue)]
    public void Should_ReadTheNumber_When_ItIsWhole(string scalar, long value) => Assert.That(Read($"a: {scalar}\n")["a"].AsInteger(), Is.EqualTo(value));

    [TestCase("1.5")]
    [TestCase("1e30")]
    [TestCase("'1'")]
    [TestCase("12:30")]
    public void Should_ReadNoNumber_When_ItIsNotWhole(string scalar) => Assert.That(Read($"a: {scalar}\n")["a"].AsInteger(), Is.Null);

    [TestCase("on", "true")]
    [TestCase("n", "false")]
    [TestCase("0x10", "16")]
    [TestCase("1.50", "1.5")]
    [TestCase("'on'", "on")]
    [TestCase("2001-12-14", "2001-12-14")]
    public void Should_WriteTheKeyAsJsonDoes_When_ItIsNoString(string key, string name) => Assert.That(Read($"{key}: 1\n").FieldsOrNone().Single().Name, Is.EqualTo(name));

    [TestCase("a: 1\nb: 2\na: 3\n", "the key 'a' stands twice; the first one, in line 1, is lost", 3)]
    [TestCase("on: 1\ntrue: 2\n", "the key 'true' stands twice", 2)]
    [TestCase("? [a]\n: 1\n", "a key must be a string, a number or a boolean", 1)]
    [TestCase("~: 1\n", "a key must be a string", 1)]
    [TestCase("a: *b\n", "names no anchor", 1)]
    [TestCase("a: &b [*b]\n", "names no anchor", 1)]
    [TestCase("<<: 1\n", "a merge key (<<) takes a mapping", 1)]
    [TestCase("<<: [{ a: 1 }, 2]\n", "a merge key (<<) takes a mapping", 1)]
    [TestCase("a: !!int x\n", "is not what its tag", 1)]
    [TestCase("a: .inf\n", "JSON has no number", 1)]
    [TestCase("a: -.INF\n", "JSON has no number", 1)]
    [TestCase("a: 1\nb: \u0007\n", "the character U+0007 is not allowed", 2)]
    [TestCase("a: [1\n", "", 2)]
    [TestCase("\ta: 1\n", "", 1)]
    public void Should_SayWhatIsWrongAndWhere_When_TheDocumentIsUnsound(string text, string message, int line)
    {
        var problem = YamlReader.Read(text).Problems[0];

        Assert.That(problem.Message, Does.Contain(message).And.Not.Contain("\n"));
        Assert.That(problem.Line, Is.EqualTo(line));
    }

    [TestCase("b: &b { x: 1, z: 0 }\na: { <<: *b, x: 2 }\n", "z=0 x=2")]
    [TestCase("b: &b { x: 1 }\na: { x: 2, <<: *b }\n", "x=1")]
    [TestCase("b: &b { x: 1 }\nc: &c { x: 2, z: 3 }\na: { <<: [*b, *c] }\n", "z=3 x=1")]
    [TestCase("b: &b { x: 1 }\na: { '<<': *b }\n", "<<=")]
    public void Should_Merge_When_TheKeyAsksForIt(string text, string expected)
    {
        var fields = Read(text)["a"].FieldsOrNone();

        Assert.That(fields.Select(field => $"{field.Name}={field.Value.Text}"), Is.EquivalentTo(expected.Split(' ')));
    }

    [Test]
    public void Should_FindEveryField_When_ThereAreMany()
    {
        var root = Read(string.Concat(Enumerable.Range(0, 100).Select(number => $"k{number}: {number}\n")));

        Assert.That(Enumerable.Range(0, 100).Select(number => root[$"k{number}"].AsInteger()), Is.EqualTo(Enumerable.Range(0, 100)));
        Assert.That(root["k100"], Is.Null);
    }

    [TestCase(9, 9)]
    [TestCase(2, 40)]
    public void Should_RefuseTheDocument_When_ItsAliasesStandForFarMore(int width, int levels)
    {
        var bomb = "l0: &l0 x\n" + string.Concat(Enumerable.Range(1, levels).Select(level => $"l{level}: &l{level} [{string.Join(", ", Enumerable.Repeat($"*l{level - 1} ", width))}]\n"));

        Assert.That(YamlReader.Read(bomb).SyntaxProblem?.Message, Does.Contain("its aliases stand for far more"));
    }

    [Test]
    public void Should_TakeAliases_When_TheyAreUsedHonestly()
    {
        var text = "a: &a { app: x, tier: y }\n" + string.Concat(Enumerable.Range(0, 50).Select(number => $"k{number}: *a\n"));

        Assert.That(YamlReader.Read(text).Problems, Is.Empty);
    }

    [TestCase(150, true)]
    [TestCase(250, false)]
    [TestCase(100_000, false)]
    public void Should_RefuseTheDocument_When_ItNestsTooDeep(int depth, bool isRead)
    {
        var flow = YamlReader.Read(new string('[', depth) + new string(']', depth));
        var json = JsonReader.Read("{\"a\":" + new string('[', depth) + new string(']', depth) + "}");

        Assert.That(flow.Problems, isRead ? Is.Empty : Is.Not.Empty);
        Assert.That(json, isRead ? Is.Not.Null : Is.Null);
    }

    private static KubeNode Read(string text)
    {
        var document = YamlReader.Read(text);
        Assert.That(document.Problems, Is.Empty);
        return document.Root!;
    }
}
