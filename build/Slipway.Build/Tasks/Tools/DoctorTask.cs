using Cake.Core;
using Cake.Frosting;
using Slipway.Build.Arguments;
using Slipway.Tools;

namespace Slipway.Build.Tasks.Tools;

/// <summary>Looks at every prerequisite.</summary>
/// <param name="doctor">Looks.</param>
/// <param name="table">Shows.</param>
[TaskName("Doctor")]
[TaskDescription("Shows every prerequisite, found and needed; fails for what the target named with --for needs.")]
[TakesArguments(BuildArguments.For)]
[Example("--for=Validate", "is everything there to validate charts?")]
public sealed class DoctorTask(Doctor doctor, DoctorTable table) : AsyncFrostingTask<BuildContext>
{
    /// <inheritdoc/>
    public override async Task RunAsync(BuildContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        var needed = context.DoctorFor.Tools.Append(ToolCatalog.DotNet.Name).ToHashSet(StringComparer.Ordinal);
        var report = await doctor.CheckAsync(context.CancellationToken);
        table.Show(report.NeededBy(needed));
        if (report.Fails(needed))
        {
            throw new CakeException($"Checking what {context.DoctorFor.Name} needs: not everything is there; the table says what to do.");
        }
    }
}
