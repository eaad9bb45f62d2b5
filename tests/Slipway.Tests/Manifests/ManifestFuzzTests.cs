using System.Text;
using Slipway.Manifests;
using Slipway.Model;
using Slipway.Validation;
using Slipway.Validation.PodSecurity;

namespace Slipway.Tests.Manifests;

/// <summary>Whatever a file holds, reading and checking it ends in findings or in none, never in an exception. Every case can be run again by its seed.</summary>
public sealed class ManifestFuzzTests
{
    private const int CasesOfASeed = 150;

    private static IEnumerable<int> Seeds => TextMutation.Seeds;

    private static IEnumerable<TestCaseData> Extremes =>
    [
        Extreme("deep flow", new string('[', 50_000)),
        Extreme("deep mapping", string.Concat(Enumerable.Repeat("{a: ", 50_000))),
        Extreme("deep block", string.Concat(Enumerable.Range(0, 1000).Select(level => new string(' ', level) + "a:\n"))),
        Extreme("deep sequence", string.Concat(Enumerable.Repeat("- ", 20_000)) + "a"),
        Extreme("deep keys", string.Concat(Enumerable.Repeat("? ", 20_000))),
        Extreme("huge plain scalar", "a: " + new string('x', 4_000_000)),
        Extreme("huge quoted scalar", "a: \"" + new string('x', 2_000_000) + "\\n\""),
        Extreme("huge block scalar", "a: |\n" + string.Concat(Enumerable.Repeat("  line\n", 200_000))),
        Extreme("huge number", "a: " + new string('9', 500_000)),
        Extreme("huge key", new string('k', 200_000) + ": 1"),
        Extreme("many documents", string.Concat(Enumerable.Repeat("---\n", 100_000))),
        Extreme("many keys", string.Concat(Enumerable.Range(0, 50_000).Select(number => $"k{number}: 1\n"))),
        Extreme("same key", string.Concat(Enumerable.Repeat("a: 1\n", 20_000))),
        Extreme("many anchors", string.Concat(Enumerable.Range(0, 30_000).Select(number => $"- &a{number} x\n"))),
        Extreme("aliases of a list", "a: &a [x, y]\nb: [" + string.Concat(Enumerable.Repeat("*a , ", 100_000)) + "]"),
        Extreme("merge bomb", MergeBomb()),
        Extreme("nested lists by alias", ListBomb()),
        Extreme("unclosed quotes", string.Concat(Enumerable.Repeat("\"a ' ", 50_000))),
        Extreme("many tags", string.Concat(Enumerable.Repeat("!a !b ", 20_000))),
        Extreme("many comments", string.Concat(Enumerable.Repeat("# c\n", 200_000)) + "a: 1"),
        Extreme("deep json", "{\"a\":" + new string('[', 100_000)),
        Extreme("colons", new string(':', 100_000)),
        Extreme("blank", new string(' ', 1_000_000)),
        Extreme("many unknown fields", "apiVersion: v1\nkind: Pod\nmetadata: { name: a }\nspec:\n" + string.Concat(Enumerable.Range(0, 50_000).Select(number => $"  unknownField{number}: 1\n"))),
        Extreme("a huge value where few are allowed", "apiVersion: v1\nkind: Service\nmetadata: { name: a }\nspec: { type: " + new string('x', 2_000_000) + " }"),
        Extreme("commas", "[" + new string(',', 50_000)),
        Extreme("question marks", new string('?', 100_000)),
    ];

    [TestCaseSource(nameof(Seeds))]
    public void Should_EndInAFindingOrAPass_When_AManifestIsMutated(int seed)
    {
        var random = new Random(seed);
        for (var number = 0; number < CasesOfASeed; number++)
        {
            var rule = RuleCatalog.ManifestRules[random.Next(RuleCatalog.ManifestRules.Count)].Rule;
            var text = TextMutation.Mutate(random.Next(2) == 0 ? rule.Good.Text : rule.Bad.Text, random);

            Assert.That(() => Check(text), Throws.Nothing, $"seed {seed}, case {number}:\n{text}");
        }
    }

    [TestCaseSource(nameof(Seeds))]
    public void Should_EndInAFindingOrAPass_When_BytesAreMutated(int seed)
    {
        var random = new Random(seed);
        for (var number = 0; number < CasesOfASeed; number++)
        {
            var bytes = Encoding.UTF8.GetBytes(RuleCatalog.ManifestRules[random.Next(RuleCatalog.ManifestRules.Count)].Rule.Good.Text);
            for (var flip = random.Next(1, 8); flip > 0; flip--)
            {
                bytes[random.Next(bytes.Length)] = (byte)random.Next(256);
            }

            Assert.That(() => ManifestText.Decode(bytes) is { } text ? Check(text) : [], Throws.Nothing, $"seed {seed}, case {number}: {Convert.ToBase64String(bytes)}");
        }
    }

    [TestCaseSource(nameof(Extremes))]
    public void Should_EndInAFindingOrAPass_When_TheTextIsExtreme(string text) => Assert.That(() => Check(text), Throws.Nothing);

    private static List<Finding> Check(string text)
    {
        var documents = ManifestDocument.ReadJson("f", text) ?? [.. ManifestSplitter.Split(text).Select(part => ManifestDocument.Read("f", part)).OfType<ManifestDocument>()];
        var objects = documents.Where(document => document.Root is not null)
            .SelectMany(document => ObjectLists.Expand(document.Root!).OfType<KubeMapping>().Select(item => new KubeObject(item, null, document.Reference.Index, document.Reference)))
            .ToArray();
        var subject = new ManifestSubject(ManifestSet.Of("f", objects), null) { PodSecurity = PodSecurityStandard.Restricted };
        return [.. RuleCatalog.ManifestRules.SelectMany(rule => rule.Check(subject)), .. documents.SelectMany(document => document.Problems).Select(problem => ManifestRules.Readable.For("f", problem.Message))];
    }

    private static string MergeBomb() =>
        "a0: &a0 {" + string.Concat(Enumerable.Range(0, 100).Select(number => $"k{number}: 1, ")) + "}\n"
        + string.Concat(Enumerable.Range(1, 30).Select(level => $"a{level}: &a{level} {{ <<: [{string.Concat(Enumerable.Repeat($"*a{level - 1} , ", 50))}] }}\n"));

    private static string ListBomb() =>
        "x: &l0 { kind: List, items: [{ kind: Pod }] }\n"
        + string.Concat(Enumerable.Range(1, 30).Select(level => $"x{level}: &l{level} {{ kind: List, items: [*l{level - 1} , *l{level - 1} ] }}\n")) + "kind: List\nitems: [*l30 ]\n";

    private static TestCaseData Extreme(string name, string text) => new TestCaseData(text).SetArgDisplayNames(name);
}
