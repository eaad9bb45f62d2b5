using System.Text;
using Slipway.Manifests;

namespace Slipway.Tests.Manifests;

public sealed class ManifestDocumentTests
{
    [TestCase("a: 1\n", "0@1")]
    [TestCase("---\na: 1\n---\nb: 1\n", "0@2 1@4")]
    [TestCase("# comment\n---\na: 1\n", "0@3")]
    [TestCase("a: 1\n---\n---\nb: 1\n", "0@1 2@4")]
    [TestCase("---\n# nothing\n---\nb: 1\n", "1@4")]
    [TestCase("a: 1\n--- # two\nb: 1\n--- {c: 1}\n", "0@1 1@3 2@4")]
    [TestCase("a: 1\r\n---\r\nb: 1\r\n", "0@1 1@3")]
    [TestCase("", "")]
    [TestCase("---\n...\n", "")]
    public void Should_CountDocumentsAsYamlDoes_When_TheFileIsCut(string text, string expected)
    {
        var documents = ManifestSplitter.Split(text).Select(part => ManifestDocument.Read("f", part)).OfType<ManifestDocument>();

        Assert.That(string.Join(' ', documents.Select(document => $"{document.Reference.Index}@{document.Line}")), Is.EqualTo(expected));
    }

    [Test]
    public void Should_ReadJsonOneBehindTheOther_When_AFileHasSeveral()
    {
        var documents = ManifestDocument.ReadJson("f", "{\n\t\"on\": true,\n\t\"<<\": { \"a\": 0.5 }}\n{\"b\": \"on\", \"c\": null}")!;

        Assert.Multiple(() =>
        {
            Assert.That(documents.Select(document => (document.Reference.Index, document.Line)), Is.EqualTo(new[] { (0, 1), (1, 4) }));
            Assert.That(documents[0].Root!.FieldsOrNone().Select(field => (field.Name, field.Line)), Is.EqualTo(new[] { ("on", 2), ("<<", 3) }));
            Assert.That(documents[0].Root!["on"].AsBoolean(), Is.True);
            Assert.That(((KubeScalar)documents[1].Root!["b"]!).Kind, Is.EqualTo(ScalarKind.String));
            Assert.That(documents[1].Root!["c"].IsNullOrMissing(), Is.True);
        });
    }

    [TestCase("{a: 1}")]
    [TestCase("{\"a\": 1,}")]
    [TestCase("a: 1")]
    [TestCase("{\"a\": \"\\ud800\"}")]
    public void Should_LeaveItToYaml_When_TheTextIsNoJson(string text) => Assert.That(ManifestDocument.ReadJson("f", text), Is.Null);

    [Test]
    public void Should_SayThatAKeyStandsTwice_When_TheTextIsJson() =>
        Assert.That(ManifestDocument.ReadJson("f", "{\"a\": 1,\n\"a\": 2}")!.Single().Problems.Single().Line, Is.EqualTo(2));

    [TestCase("kind: List\napiVersion: v1\nitems: [{ kind: Pod, apiVersion: v1 }, { kind: List, items: [{ kind: Job, apiVersion: batch/v1 }] }]\n", "v1/Pod batch/v1/Job")]
    [TestCase("kind: PodList\napiVersion: v1\nitems: [{ metadata: { name: a } }, { kind: Pod, apiVersion: v2 }]\n", "v1/Pod v2/Pod")]
    [TestCase("kind: List\nitems: []\n", "")]
    [TestCase("kind: List\nitems: none\n", "/List")]
    [TestCase("kind: Pod\napiVersion: v1\n", "v1/Pod")]
    public void Should_TakeListsApart_When_ADocumentIsOne(string text, string expected)
    {
        var objects = ObjectLists.Expand(YamlReader.Read(text).Root!);

        Assert.That(string.Join(' ', objects.Select(item => $"{item["apiVersion"]?.Text}/{item["kind"]?.Text}")), Is.EqualTo(expected));
    }

    private static IEnumerable<TestCaseData> Encodings =>
    [
        new TestCaseData(new UTF8Encoding(true)),
        new TestCaseData(new UTF8Encoding(false)),
        new TestCaseData(new UnicodeEncoding(bigEndian: false, byteOrderMark: true)),
        new TestCaseData(new UnicodeEncoding(bigEndian: true, byteOrderMark: true)),
    ];

    [TestCaseSource(nameof(Encodings))]
    public void Should_Decode_When_TheEncodingIsOneOfYaml(Encoding encoding) =>
        Assert.That(ManifestText.Decode([.. encoding.GetPreamble(), .. encoding.GetBytes("a: ü")]), Is.EqualTo("a: ü"));

    [Test]
    public void Should_DecodeNothing_When_TheBytesAreNoText() => Assert.That(ManifestText.Decode([0x61, 0xFF, 0x62]), Is.Null);
}
