using Cake.Common.Tools.DotNet;
using Cake.Common.Tools.DotNet.Build;
using Cake.Common.Tools.DotNet.Test;
using Cake.Core;
using Cake.Core.IO;
using Cake.Frosting;
using Slipway.Build.Arguments;
using Slipway.Build.Tasks.Tools;
using Slipway.Build.Tests;
using Slipway.Testing;
using Spectre.Console;

namespace Slipway.Build.Tasks.Tests;

/// <summary>Runs the tests.</summary>
/// <param name="console">Where the counts are shown.</param>
/// <param name="outcome">Takes the line that the run ends with.</param>
[TaskName("Test")]
[TaskDescription("Runs every suite of tests; ends with 'N passed, N failed, N skipped'.")]
[TakesArguments(BuildArguments.Suite)]
[Example("--suite=Charts.Tests", "one suite only")]
[NeedsTools("helm", "kubectl")]
[IsDependentOn(typeof(RestoreToolsTask))]
public sealed class TestTask(IAnsiConsole console, RunOutcome outcome) : FrostingTask<BuildContext>
{
    /// <inheritdoc/>
    public override void Run(BuildContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        var suites = TestSuites.Find(context.FileSystem, context.Folders.Root.Combine("tests"), context.Suite);
        context.DotNetBuild(context.Folders.Root.CombineWithFilePath("Slipway.slnx").FullPath, new DotNetBuildSettings
        {
            Configuration = "Release",
            NoLogo = true,
            Verbosity = DotNetVerbosity.Quiet,
        });
        TestCounts[] counts = [.. suites.Select(suite => RunSuite(context, suite))];
        var table = new Table().AddColumns("Suite", "Passed", "Failed", "Skipped");
        foreach (var count in counts)
        {
            table.AddRow(count.Suite, $"{count.Passed}", $"{count.Failed}", $"{count.Skipped}");
        }

        console.Write(table);
        var sum = TestCounts.Sum(counts);
        outcome.ClosingLine = sum.ToString();
        if (sum.Failed > 0 || sum.Passed == 0)
        {
            throw new CakeException($"Running tests: {sum}.");
        }
    }

    private static TestCounts RunSuite(BuildContext context, FilePath project)
    {
        var name = TestSuites.NameOf(project);
        var results = context.Output.Combine("test-results");
        var file = results.CombineWithFilePath(name + ".trx");
        if (context.FileSystem.GetFile(file).Exists)
        {
            context.FileSystem.GetFile(file).Delete();
        }

        context.DotNetTest(project.FullPath, new DotNetTestSettings
        {
            Configuration = "Release",
            NoBuild = true,
            NoRestore = true,
            NoLogo = true,
            ResultsDirectory = results,
            Loggers = { $"trx;LogFileName={name}.trx", "console;verbosity=minimal" },
            HandleExitCode = _ => true, // the counts decide
        });
        if (!context.FileSystem.GetFile(file).Exists)
        {
            return new TestCounts(name, 0, 1, 0);
        }

        using var stream = context.FileSystem.GetFile(file).OpenRead();
        return TestResultFile.Read(name, stream);
    }
}
