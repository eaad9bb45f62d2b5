using Cake.Common.Tools.DotNet;
using Cake.Common.Tools.DotNet.Run;
using Cake.Core;
using Cake.Core.IO;
using Cake.Frosting;
using Slipway.Build.Arguments;
using Slipway.Build.Tasks.Tools;
using Slipway.Build.Tools;
using Slipway.Tools;

namespace Slipway.Build.Tasks.Tests;

/// <summary>Measures.</summary>
/// <param name="toolset">The tools of this run.</param>
[TaskName("Benchmark")]
[TaskDescription("Measures against plain shell scripts, and writes the figures into docs/performance.md.")]
[NeedsTools("helm")]
[IsDependentOn(typeof(RestoreToolsTask))]
public sealed class BenchmarkTask(Toolset toolset) : FrostingTask<BuildContext>
{
    /// <inheritdoc/>
    public override void Run(BuildContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        var root = context.Folders.Root;
        var host = new FilePath(typeof(BenchmarkTask).Assembly.Location);
        context.DotNetRun(
            root.CombineWithFilePath("tests/Benchmarks/Benchmarks.csproj").FullPath,
            new ProcessArgumentBuilder().AppendQuoted(root.FullPath).AppendQuoted(host.FullPath),
            new DotNetRunSettings
            {
                Configuration = "Release",
                EnvironmentVariables =
                {
                    // The script runs the same helm.
                    ["PATH"] = $"{toolset.PathOf(ToolCatalog.Helm.Name).GetDirectory().FullPath}{System.IO.Path.PathSeparator}{context.Environment.GetEnvironmentVariable("PATH")}",
                },
            });
    }
}
