using Cake.Core.Diagnostics;
using Cake.Frosting;
using Slipway.Build.Docs;
using Slipway.Wording;

namespace Slipway.Build.Tasks.Charts;

/// <summary>Writes the parts of the documentation that are generated. Tests and Validate notice when they are not in step.</summary>
/// <param name="docs">Writes them.</param>
[TaskName("Update-Docs")]
[TaskDescription("Writes what is generated: the charts' tables of values, the rule pages, the README's table of targets.")]
public sealed class UpdateDocsTask(GeneratedDocs docs) : FrostingTask<BuildContext>
{
    /// <inheritdoc/>
    public override void Run(BuildContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        foreach (var path in docs.Update(context.Folders, context.Targets))
        {
            context.Log.Information("Wrote {0}", path.SeenFrom(context.Environment.WorkingDirectory));
        }
    }
}
