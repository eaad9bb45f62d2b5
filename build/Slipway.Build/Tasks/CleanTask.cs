using Cake.Core.Diagnostics;
using Cake.Frosting;
using Slipway.Wording;

namespace Slipway.Build.Tasks;

/// <summary>Removes what runs have made. Tools and the host stay: they cost time, and are replaced by themselves when they change.</summary>
[TaskName("Clean")]
[TaskDescription("Removes artifacts/ and everything that earlier runs have remembered.")]
public sealed class CleanTask : FrostingTask<BuildContext>
{
    /// <inheritdoc/>
    public override void Run(BuildContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        foreach (var folder in new[] { context.Folders.Artifacts, context.Folders.Cache, context.Folders.StagedCharts })
        {
            var directory = context.FileSystem.GetDirectory(folder);
            if (directory.Exists)
            {
                directory.Delete(recursive: true);
                context.Log.Information("Removed {0}", folder.SeenFrom(context.Environment.WorkingDirectory));
            }
        }
    }
}
