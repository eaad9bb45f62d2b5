using Cake.Core.IO;
using Cake.Core.Tooling;

namespace Cake.Testing.Fixtures;

/// <summary>
/// What the test of a tool needs: a Linux environment in <c>/Working</c>, a file system in which the tool exists under
/// <c>/Working/tools</c>, and a process runner that records.
/// </summary>
/// <typeparam name="TToolSettings">The settings of the tool.</typeparam>
/// <typeparam name="TFixtureResult">What is kept of a start.</typeparam>
public abstract class ToolFixture<TToolSettings, TFixtureResult>
    where TToolSettings : ToolSettings, new()
    where TFixtureResult : ToolFixtureResult
{
    /// <summary>Makes the fixture.</summary>
    /// <param name="toolFilename">The file name of the tool.</param>
    protected ToolFixture(string toolFilename)
    {
        Environment = FakeEnvironment.CreateUnixEnvironment();
        FileSystem = new FakeFileSystem(Environment);
        Globber = new Globber(FileSystem, Environment);
        Configuration = new FakeConfiguration();
        Tools = new ToolLocator(
            Environment,
            new ToolRepository(Environment),
            new ToolResolutionStrategy(FileSystem, Environment, Globber, Configuration, new FakeLog()));
        ProcessRunner = new ToolFixtureProcessRunner<TFixtureResult>(CreateResult);
        Settings = new TToolSettings();
#pragma warning disable CA2214 // The real fixture calls it here: what overrides it may rely on Environment alone.
        DefaultToolPath = GetDefaultToolPath(toolFilename);
#pragma warning restore CA2214
        FileSystem.CreateFile(DefaultToolPath);
    }

    /// <summary>The file system.</summary>
    public FakeFileSystem FileSystem { get; set; }

    /// <summary>The process runner.</summary>
    public ToolFixtureProcessRunner<TFixtureResult> ProcessRunner { get; set; }

    /// <summary>The environment.</summary>
    public FakeEnvironment Environment { get; set; }

    /// <summary>The globber over <see cref="FileSystem"/>.</summary>
    public IGlobber Globber { get; set; }

    /// <summary>The configuration.</summary>
    public FakeConfiguration Configuration { get; set; }

    /// <summary>The tool locator over <see cref="FileSystem"/>.</summary>
    public IToolLocator Tools { get; set; }

    /// <summary>The settings that the tool is run with.</summary>
    public TToolSettings Settings { get; set; }

    /// <summary>Where the tool is found unless the test says otherwise.</summary>
    public FilePath DefaultToolPath { get; }

    /// <summary>Runs the tool.</summary>
    /// <returns>How it was started last.</returns>
    public TFixtureResult Run()
    {
        RunTool();
        return ProcessRunner.Results[^1];
    }

    /// <summary>Gets where the tool is found unless the test says otherwise.</summary>
    /// <param name="toolFilename">The file name of the tool.</param>
    protected virtual FilePath GetDefaultToolPath(string toolFilename) => new FilePath("./tools/" + toolFilename).MakeAbsolute(Environment);

    /// <summary>Makes what is kept of a start.</summary>
    /// <param name="path">The path of the tool.</param>
    /// <param name="process">The settings of the process.</param>
    protected abstract TFixtureResult CreateResult(FilePath path, ProcessSettings process);

    /// <summary>Runs the tool with <see cref="Settings"/>.</summary>
    protected abstract void RunTool();
}
