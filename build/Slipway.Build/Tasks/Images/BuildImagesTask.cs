using Cake.Frosting;
using Slipway.Build.Arguments;
using Slipway.Build.Images;

namespace Slipway.Build.Tasks.Images;

/// <summary>Builds images.</summary>
/// <param name="images">Works on images.</param>
[TaskName("Build-Images")]
[TaskDescription("Builds the services' images that the environment's registry does not have; a tag says what is in an image.")]
[TakesArguments(BuildArguments.Env, BuildArguments.System)]
[NeedsTools("docker")]
public sealed class BuildImagesTask(ImageWork images) : AsyncFrostingTask<BuildContext>
{
    /// <inheritdoc/>
    public override async Task RunAsync(BuildContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        await images.BuildAsync(context);
        if (context.ChosenTargets.Contains(context.Targets.Of(typeof(BuildImagesTask))))
        {
            images.ShowBuilt(context);
        }
    }
}
