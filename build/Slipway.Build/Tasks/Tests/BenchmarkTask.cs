using Cake.Frosting;
using Slipway.Build.Arguments;
using Slipway.Build.Tasks.Tools;
using Slipway.Build.Tests;

namespace Slipway.Build.Tasks.Tests;

/// <summary>Measures what needs no cluster.</summary>
/// <param name="benchmarks">Runs benchmarks.</param>
[TaskName("Benchmark")]
[TaskDescription("Measures Validate against a plain shell script, and writes the figures into docs/performance.md.")]
[NeedsTools("helm", "kubectl")]
[IsDependentOn(typeof(RestoreToolsTask))]
public sealed class BenchmarkTask(BenchmarkRun benchmarks) : FrostingTask<BuildContext>
{
    /// <inheritdoc/>
    public override void Run(BuildContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        benchmarks.Execute(context);
    }
}
