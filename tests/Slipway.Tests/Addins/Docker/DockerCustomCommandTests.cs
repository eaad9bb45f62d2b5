using Cake.Core;
using Cake.Docker;

namespace Slipway.Tests.Addins.Docker;

public sealed class DockerCustomCommandTests : ToolTests<DockerCustomCommandTests, DockerCustomCommandSettings>,
    IToolCases<DockerCustomCommandSettings>
{
    public static IEnumerable<ToolCase<DockerCustomCommandSettings>> Cases =>
    [
        new("image inspect \"postgres:15\"", _ => { }),
    ];

    protected override string Tool => "docker";

    protected override void Run(ICakeContext context, DockerCustomCommandSettings settings) =>
        context.DockerCustomCommand(settings, "image inspect \"postgres:15\"");

    [Test]
    public void Should_Return_Lines_When_Docker_Prints_Some()
    {
        IEnumerable<string> lines = [];
        var fixture = new AliasFixture<DockerCustomCommandSettings>(
            Tool,
            ["a", "b"],
            (context, settings) => lines = context.DockerCustomCommand(settings, "version"));

        fixture.Run();

        Assert.That(lines, Is.EqualTo(["a", "b"]));
    }
}
