using Cake.Common.Tools.DotNet;
using Cake.Common.Tools.DotNet.Run;
using Cake.Core;
using Cake.Core.IO;
using Slipway.Build.Tools;

namespace Slipway.Build.Tests;

/// <summary>Runs the benchmarks.</summary>
/// <param name="toolset">The tools of this run: the scripts that are measured against use the same ones.</param>
public sealed class BenchmarkRun(Toolset toolset)
{
    /// <summary>Runs benchmarks, which write their figures into docs/performance.md.</summary>
    /// <param name="context">The command line.</param>
    /// <param name="which">Which ones, as the program's usage says.</param>
    public void Execute(BuildContext context, params IReadOnlyList<string> which)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(which);
        var root = context.Folders.Root;
        var arguments = new ProcessArgumentBuilder().AppendQuoted(root.FullPath).AppendQuoted(typeof(BenchmarkRun).Assembly.Location);
        foreach (var word in which)
        {
            arguments.Append(word);
        }

        var folders = Toolset.Restorable.Select(tool => toolset.PathOf(tool.Name).GetDirectory().FullPath).Append(context.Environment.GetEnvironmentVariable("PATH"));
        context.DotNetRun(root.CombineWithFilePath("tests/Benchmarks/Benchmarks.csproj").FullPath, arguments, new DotNetRunSettings
        {
            Configuration = "Release",
            EnvironmentVariables = { ["PATH"] = string.Join(System.IO.Path.PathSeparator, folders) },
        });
    }
}
