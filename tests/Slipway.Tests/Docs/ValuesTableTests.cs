using Slipway.Docs;

namespace Slipway.Tests.Docs;

public sealed class ValuesTableTests
{
    private const string Values = """
        # A comment on the file.

        # -- Number of pods
        # of the server
        replicas: 1
        image:
          # -- Image | registry
          repository: docker.io/library/app
          tag: "1.0"
        # -- Requests and limits
        resources:
          limits: { cpu: 100m }
          # -- Memory, at least
          memory: 1.5
        # -- Told by hand
        # @ignored Nobody sets it.
        internal:
          a: 1
        # -- Says `hello`
        # -- Pairs
        pairs: { "a|b": [true, null, 0644] }
        empty:
        dotted.key: ""
        """;

    [Test]
    public void Should_RenderARowForEachValue_When_CommentsDescribeThem()
    {
        var table = ValuesTable.Render(Values.ReplaceLineEndings("\n"));

        Assert.That(table.Split('\n')[2..], Is.EqualTo(new[]
        {
            "| `replicas` | int | `1` | Number of pods of the server |",
            "| `image.repository` | string | `\"docker.io/library/app\"` | Image \\| registry |",
            "| `image.tag` | string | `\"1.0\"` | |",
            "| `resources` | object | `{\"limits\":{\"cpu\":\"100m\"},\"memory\":1.5}` | Requests and limits |",
            "| `resources.memory` | float | `1.5` | Memory, at least |",
            "| `pairs` | object | `{\"a\\|b\":[true,null,420]}` | Pairs |",
            "| `empty` | any | `null` | |",
            "| `\"dotted.key\"` | string | `\"\"` | |",
            "",
        }));
    }

    [Test]
    public void Should_ReplaceTheTableAlone_When_TheReadmeHasAPlace()
    {
        const string Readme = "# app\n\n<!-- values:begin -->\nold\n<!-- values:end -->\n\nMore.\n";

        var updated = ValuesTable.Update(Readme, "# -- Pods\nreplicas: 1\n");

        Assert.That(updated, Is.EqualTo("# app\n\n<!-- values:begin -->\n| Key | Type | Default | Description |\n| --- | --- | --- | --- |\n| `replicas` | int | `1` | Pods |\n<!-- values:end -->\n\nMore.\n"));
        Assert.That(ValuesTable.Update(updated, "# -- Pods\nreplicas: 1\n"), Is.EqualTo(updated));
    }

    [TestCase("# app\n")]
    [TestCase("<!-- values:begin -->\n")]
    [TestCase("<!-- values:end -->\n<!-- values:begin -->\n")]
    public void Should_LeaveTheReadmeAlone_When_ItHasNoPlace(string readme)
    {
        Assert.That(ValuesTable.HasMarkers(readme), Is.False);
        Assert.That(ValuesTable.Update(readme, "a: 1\n"), Is.EqualTo(readme));
    }

    [TestCase("")]
    [TestCase("not: [yaml")]
    [TestCase("- a list")]
    public void Should_HaveNoRows_When_ThereAreNoValues(string values) => Assert.That(ValuesTable.Rows(values), Is.Empty);

    [Test]
    public void Should_StaySmall_When_AliasesMultiply()
    {
        var values = "l0: &l0 { a: 1 }\n" + string.Concat(Enumerable.Range(1, 8).Select(level => $"l{level}: &l{level} {{ p: *l{level - 1}, q: *l{level - 1} }}\n"));

        var table = ValuesTable.Render(values);

        Assert.That(table, Does.Contain("| `l8.p` | object | see `values.yaml` |"));
        Assert.That(table, Has.Length.LessThan(200_000));
    }
}
