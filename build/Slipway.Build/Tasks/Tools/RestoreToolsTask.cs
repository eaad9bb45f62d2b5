using Cake.Core.Diagnostics;
using Cake.Frosting;
using Slipway.Build.Tools;

namespace Slipway.Build.Tasks.Tools;

/// <summary>Sees to it that the tools are there that the chosen target needs; all of them, when it is the chosen target itself.</summary>
/// <param name="toolset">The tools of this run.</param>
[TaskName("Restore-Tools")]
[TaskDescription("Finds helm and kubectl on PATH, or fetches pinned ones into .tools/.")]
public sealed class RestoreToolsTask(Toolset toolset) : AsyncFrostingTask<BuildContext>
{
    /// <inheritdoc/>
    public override async Task RunAsync(BuildContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        var self = context.Targets.Of(typeof(RestoreToolsTask));
        var isChosen = context.ChosenTargets.Contains(self);
        string[] names = [.. isChosen ? Toolset.Restorable.Select(requirement => requirement.Name) : context.NeededTools];
        var tools = await toolset.ResolveAsync(names, context.CancellationToken);
        foreach (var tool in tools.Where(_ => isChosen))
        {
            context.Log.Information("{0} {1} ({2})", tool.Name, tool.Version.Text, tool.Path.FullPath);
        }
    }
}
