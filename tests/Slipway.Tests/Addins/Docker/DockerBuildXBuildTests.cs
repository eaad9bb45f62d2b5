using Cake.Core;
using Cake.Docker;

namespace Slipway.Tests.Addins.Docker;

public sealed class DockerBuildXBuildTests : ToolTests<DockerBuildXBuildTests, DockerBuildXBuildSettings>,
    IToolCases<DockerBuildXBuildSettings>
{
    public static IEnumerable<ToolCase<DockerBuildXBuildSettings>> Cases =>
    [
        new("buildx build out/app", _ => { }),
        new("buildx build --add-host=a --add-host=b out/app", settings => settings.AddHost = ["a", "b"]),
        new("buildx build --build-arg=a --build-arg=b out/app", settings => settings.BuildArg = ["a", "b"]),
        new("buildx build --builder=a out/app", settings => settings.Builder = "a"),
        new("buildx build --cache-from=a --cache-from=b out/app", settings => settings.CacheFrom = ["a", "b"]),
        new("buildx build --cache-to=a --cache-to=b out/app", settings => settings.CacheTo = ["a", "b"]),
        new("buildx build --file=a out/app", settings => settings.File = "a"),
        new("buildx build --label=a --label=b out/app", settings => settings.Label = ["a", "b"]),
        new("buildx build --load out/app", settings => settings.Load = true),
        new("buildx build --metadata-file=a out/app", settings => settings.MetadataFile = "a"),
        new("buildx build --network=a out/app", settings => settings.Network = "a"),
        new("buildx build --no-cache out/app", settings => settings.NoCache = true),
        new("buildx build --output=a --output=b out/app", settings => settings.Output = ["a", "b"]),
        new("buildx build --platform=a --platform=b out/app", settings => settings.Platform = ["a", "b"]),
        new("buildx build --progress=a out/app", settings => settings.Progress = "a"),
        new("buildx build --pull out/app", settings => settings.Pull = true),
        new("buildx build --push out/app", settings => settings.Push = true),
        new("buildx build --quiet out/app", settings => settings.Quiet = true),
        new("buildx build --tag=a --tag=b out/app", settings => settings.Tag = ["a", "b"]),
        new("buildx build --target=a out/app", settings => settings.Target = "a"),
    ];

    protected override string Tool => "docker";

    protected override void Run(ICakeContext context, DockerBuildXBuildSettings settings) => context.DockerBuildXBuild(settings, "out/app");
}
