using Cake.Common.Tools.DotNet;
using Cake.Common.Tools.DotNet.Build;
using Cake.Common.Tools.DotNet.Test;
using Cake.Core;
using Cake.Core.IO;
using Slipway.Testing;
using Spectre.Console;

namespace Slipway.Build.Tests;

/// <summary>Builds and runs suites of tests, and counts.</summary>
/// <param name="console">Where the counts are shown.</param>
/// <param name="outcome">Takes the line that the run ends with.</param>
public sealed class TestRun(IAnsiConsole console, RunOutcome outcome)
{
    private const string Configuration = "Release";

    /// <summary>Runs suites.</summary>
    /// <param name="context">The command line.</param>
    /// <param name="suites">Their projects.</param>
    /// <param name="filter">Only the tests that this takes, as <c>dotnet test --filter</c> has it; null for all.</param>
    /// <exception cref="CakeException">A test failed, or none passed.</exception>
    public void Execute(BuildContext context, IReadOnlyList<FilePath> suites, string? filter = null)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(suites);
        context.DotNetBuild(context.Folders.Root.CombineWithFilePath("Slipway.slnx").FullPath, new DotNetBuildSettings
        {
            Configuration = Configuration,
            NoLogo = true,
            Verbosity = DotNetVerbosity.Quiet,
        });
        TestCounts[] counts = [.. suites.Select(suite => RunSuite(context, suite, filter))];
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

    private static TestCounts RunSuite(BuildContext context, FilePath project, string? filter)
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
            Configuration = Configuration,
            NoBuild = true,
            NoRestore = true,
            NoLogo = true,
            Filter = filter,
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
