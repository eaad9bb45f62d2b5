using Cake.Frosting;
using Slipway.Build.Arguments;
using Slipway.Build.Images;
using Slipway.Build.Tasks.Tools;

namespace Slipway.Build.Tasks.Images;

/// <summary>Mirrors public images.</summary>
/// <param name="images">Works on images.</param>
[TaskName("Mirror-Images")]
[TaskDescription("Fills the environment's registry with the public images that clusters need; writes artifacts/mirrors.json.")]
[TakesArguments(BuildArguments.Env, BuildArguments.Output)]
[Example("--env=prod", "for a cluster that cannot reach the public registries")]
[NeedsTools("docker", "kubectl")]
[IsDependentOn(typeof(RestoreToolsTask))]
public sealed class MirrorImagesTask(ImageWork images) : AsyncFrostingTask<BuildContext>
{
    /// <inheritdoc/>
    public override async Task RunAsync(BuildContext context) => await images.MirrorAsync(context);
}
