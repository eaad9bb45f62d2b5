using Cake.Core;
using Cake.Docker;

namespace Slipway.Tests.Addins.Docker;

public sealed class DockerBuildTests : ToolTests<DockerBuildTests, DockerImageBuildSettings>, IToolCases<DockerImageBuildSettings>
{
    public static IEnumerable<ToolCase<DockerImageBuildSettings>> Cases =>
    [
        new("build out/app", _ => { }),
        new("build --add-host=a --add-host=b out/app", settings => settings.AddHost = ["a", "b"]),
        new("build --build-arg=A=1 --build-arg=\"B=x y\" out/app", settings => settings.BuildArg = ["A=1", "B=x y"]),
        new("build --cache-from=a --cache-from=b out/app", settings => settings.CacheFrom = ["a", "b"]),
        new("build --file=a out/app", settings => settings.File = "a"),
        new("build --label=\"created=\\\"now\\\"\" out/app", settings => settings.Label = ["created=\"now\""]),
        new("build --network=a out/app", settings => settings.Network = "a"),
        new("build --no-cache out/app", settings => settings.NoCache = true),
        new("build --platform=a out/app", settings => settings.Platform = "a"),
        new("build --pull=false out/app", settings => settings.Pull = false),
        new("build --quiet out/app", settings => settings.Quiet = true),
        new("build --tag=a --tag=b out/app", settings => settings.Tag = ["a", "b"]),
        new("build --target=a out/app", settings => settings.Target = "a"),
    ];

    protected override string Tool => "docker";

    protected override void Run(ICakeContext context, DockerImageBuildSettings settings) => context.DockerBuild(settings, "out/app");
}
