using System.Text;
using Cake.Core;
using Cake.Docker;

namespace Slipway.Tests.Addins.Docker;

public sealed class DockerLoginTests : ToolTests<DockerLoginTests, DockerRegistryLoginSettings>, IToolCases<DockerRegistryLoginSettings>
{
    public static IEnumerable<ToolCase<DockerRegistryLoginSettings>> Cases =>
    [
        new("login localhost:5000", _ => { }),
        new("login --username=a localhost:5000", settings => settings.Username = "a"),
        new("login --password-stdin localhost:5000", settings => settings.PasswordStdin = true),
    ];

    protected override string Tool => "docker";

    protected override void Run(ICakeContext context, DockerRegistryLoginSettings settings) =>
        context.DockerLogin(settings, "localhost:5000");

    [Test]
    public void Should_Pass_Password_By_Standard_Input_When_Set_Up()
    {
        var fixture = Fixture();
        fixture.Settings.SetupProcessSettings = process => process.StandardInput = "hidden";

        var result = fixture.Run();

        using (Assert.EnterMultipleScope())
        {
            Assert.That(Encoding.UTF8.GetString(result.Process.StandardInput!.Value.Span), Is.EqualTo("hidden"));
            Assert.That(result.Args, Does.Not.Contain("hidden"));
        }
    }
}
