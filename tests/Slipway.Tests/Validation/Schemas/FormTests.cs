using Slipway.Validation.Schemas;
using Slipway.Validation.Schemas.Checks;
using Slipway.Validation.Schemas.Model;

namespace Slipway.Tests.Validation.Schemas;

public sealed class FormTests
{
    [TestCase("1", 1)]
    [TestCase("500m", 0.5)]
    [TestCase("1.5Gi", 1.5 * 1024 * 1024 * 1024)]
    [TestCase("1e3", 1000)]
    [TestCase("-2k", -2000)]
    [TestCase(".5", 0.5)]
    public void Should_ReadTheAmount_When_ItIsAQuantity(string text, double expected)
    {
        Assert.That(Quantities.TryParse(text, out var value), Is.True);
        Assert.That((double)value, Is.EqualTo(expected).Within(1e-9));
    }

    [TestCase("")]
    [TestCase("1 Gi")]
    [TestCase("512MB")]
    [TestCase("1gi")]
    [TestCase("1e")]
    [TestCase("Mi")]
    public void Should_ReadNothing_When_ItIsNoQuantity(string text) => Assert.That(Quantities.TryParse(text, out _), Is.False);

    [TestCase("*/5 * * * *", true)]
    [TestCase("0 0 1 jan sun", true)]
    [TestCase("0-30/10 1,2 * * 1-5", true)]
    [TestCase("@daily", true)]
    [TestCase("TZ=UTC 0 0 * * *", true)]
    [TestCase("* * * *", false)]
    [TestCase("60 * * * *", false)]
    [TestCase("*/0 * * * *", false)]
    [TestCase("5-1 * * * *", false)]
    [TestCase("@sometimes", false)]
    public void Should_TellSchedules_When_TextsAreGiven(string text, bool isValid) => Assert.That(CronSchedules.IsValid(text), Is.EqualTo(isValid));

    [TestCase("10.0.0.0/8", true)]
    [TestCase("fd00::/8", true)]
    [TestCase("10.0.0.0/33", false)]
    [TestCase("10.0.0.0", false)]
    public void Should_TellBlocks_When_TextsAreGiven(string text, bool isValid) => Assert.That(Forms.IsBlock(text), Is.EqualTo(isValid));

    [TestCase("http", true)]
    [TestCase("a--b", false)]
    [TestCase("123", false)]
    [TestCase("sixteen-letters-x", false)]
    public void Should_TellNamesOfPorts_When_TextsAreGiven(string text, bool isValid) => Assert.That(Forms.IsPortName(text), Is.EqualTo(isValid));

    [Test]
    public void Should_WriteThePath_When_StepsAreNamesAndPositions()
    {
        var path = NodePath.Root.Field("metadata").Field("annotations").Field("example.com/a");

        Assert.That(path.ToString(), Is.EqualTo("metadata.annotations[example.com/a]"));
        Assert.That(NodePath.Root.Field("spec").Field("containers").Item(1).Field("image").ToString(), Is.EqualTo("spec.containers[1].image"));
    }

    [Test]
    public void Should_ReadTheNotation_When_ATypeHasFieldsOfEverySort()
    {
        var type = ShapeReader.ReadType("core.v1.X name!:s kind=:s(A|B~C) ports:[@core.v1.Port^port^protocol] data:{y} rows:[[i]]");

        Assert.That(type.Name, Is.EqualTo("core.v1.X"));
        Assert.That(type.Required.Single().Name, Is.EqualTo("name"));
        Assert.That(type.Fields["kind"].Shape.Values, Is.EqualTo(new[] { "A", "B C" }));
        Assert.That(type.Fields["kind"].HasDefault, Is.True);
        Assert.That(type.Fields["ports"].Shape.Keys, Is.EqualTo(new[] { "port", "protocol" }));
        Assert.That(type.Fields["ports"].Shape.Element!.TypeName, Is.EqualTo("core.v1.Port"));
        Assert.That(type.Fields["data"].Shape.Element!.Kind, Is.EqualTo(ShapeKind.Bytes));
        Assert.That(type.Fields["rows"].Shape.Element!.Element!.Kind, Is.EqualTo(ShapeKind.Integer));
    }

    [Test]
    public void Should_FindEveryTypeThatIsNamed_When_TheDataFilesAreRead()
    {
        foreach (var release in KubeSchema.Known)
        {
            var schema = KubeSchema.For(release);
            var waiting = new Stack<string>(KindTable.All.Where(kind => kind.IsOn && kind.IsIn(release)).Select(kind => kind.TypeName));
            var seen = new HashSet<string>(StringComparer.Ordinal);
            while (waiting.TryPop(out var name))
            {
                var type = schema.Find(name);
                Assert.That(type, Is.Not.Null, $"{release} {name}");
                foreach (var below in type!.Fields.Values.Select(field => TypeNameIn(field.Shape)).OfType<string>().Where(seen.Add))
                {
                    waiting.Push(below);
                }
            }

            Assert.That(seen, Has.Count.GreaterThan(200), release.ToString());
        }
    }

    private static string? TypeNameIn(Shape shape) => shape.TypeName ?? (shape.Element is { } element ? TypeNameIn(element) : null);
}
