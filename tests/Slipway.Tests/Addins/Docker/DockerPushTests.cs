using Cake.Core;
using Cake.Docker;

namespace Slipway.Tests.Addins.Docker;

public sealed class DockerPushTests : ToolTests<DockerPushTests, DockerImagePushSettings>, IToolCases<DockerImagePushSettings>
{
    public static IEnumerable<ToolCase<DockerImagePushSettings>> Cases =>
    [
        new("push localhost:5000/app:1", _ => { }),
        new("push --all-tags localhost:5000/app:1", settings => settings.AllTags = true),
    ];

    protected override string Tool => "docker";

    protected override void Run(ICakeContext context, DockerImagePushSettings settings) =>
        context.DockerPush(settings, "localhost:5000/app:1");
}
