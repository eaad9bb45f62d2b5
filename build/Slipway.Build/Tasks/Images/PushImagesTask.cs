using Cake.Frosting;
using Slipway.Build.Arguments;
using Slipway.Build.Images;

namespace Slipway.Build.Tasks.Images;

/// <summary>Pushes images.</summary>
/// <param name="images">Works on images.</param>
[TaskName("Push-Images")]
[TaskDescription("Builds images and pushes them to the environment's registry; writes artifacts/images.json.")]
[TakesArguments(BuildArguments.Env, BuildArguments.System, BuildArguments.Output)]
[Example("--env=staging --system=jobqueue", "one system, for staging")]
[NeedsTools("docker")]
[IsDependentOn(typeof(BuildImagesTask))]
public sealed class PushImagesTask(ImageWork images) : FrostingTask<BuildContext>
{
    /// <inheritdoc/>
    public override void Run(BuildContext context) => images.Push(context);
}
