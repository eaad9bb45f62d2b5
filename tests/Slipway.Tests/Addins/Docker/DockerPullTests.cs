using Cake.Core;
using Cake.Docker;

namespace Slipway.Tests.Addins.Docker;

public sealed class DockerPullTests : ToolTests<DockerPullTests, DockerImagePullSettings>, IToolCases<DockerImagePullSettings>
{
    public static IEnumerable<ToolCase<DockerImagePullSettings>> Cases =>
    [
        new("pull postgres:15", _ => { }),
        new("pull --platform=a postgres:15", settings => settings.Platform = "a"),
    ];

    protected override string Tool => "docker";

    protected override void Run(ICakeContext context, DockerImagePullSettings settings) => context.DockerPull(settings, "postgres:15");
}
