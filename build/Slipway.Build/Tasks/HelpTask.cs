using Cake.Frosting;
using Slipway.Build.Help;
using Spectre.Console;

namespace Slipway.Build.Tasks;

/// <summary>Shows what there is to run.</summary>
/// <param name="console">Where it is shown.</param>
[TaskName("Help")]
[TaskDescription("Shows every target, its arguments, and examples.")]
public sealed class HelpTask(IAnsiConsole console) : FrostingTask<BuildContext>
{
    /// <inheritdoc/>
    public override void Run(BuildContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        HelpPage.Write(console, context.Targets);
    }
}
