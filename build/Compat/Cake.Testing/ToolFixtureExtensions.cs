using Cake.Core.Tooling;
using Cake.Testing.Fixtures;

namespace Cake.Testing;

/// <summary>What tests demand of a <see cref="ToolFixture{TToolSettings, TFixtureResult}"/>.</summary>
public static class ToolFixtureExtensions
{
    /// <summary>Removes the tool from where it is found.</summary>
    /// <typeparam name="TToolSettings">The settings of the tool.</typeparam>
    /// <typeparam name="TFixtureResult">What is kept of a start.</typeparam>
    /// <param name="fixture">The fixture.</param>
    public static void GivenDefaultToolDoNotExist<TToolSettings, TFixtureResult>(this ToolFixture<TToolSettings, TFixtureResult> fixture)
        where TToolSettings : ToolSettings, new()
        where TFixtureResult : ToolFixtureResult =>
        fixture.FileSystem.GetFile(fixture.DefaultToolPath).Delete();

    /// <summary>Creates the tool at <see cref="ToolSettings.ToolPath"/>.</summary>
    /// <typeparam name="TToolSettings">The settings of the tool.</typeparam>
    /// <typeparam name="TFixtureResult">What is kept of a start.</typeparam>
    /// <param name="fixture">The fixture; its settings must name a tool path.</param>
    public static void GivenSettingsToolPathExist<TToolSettings, TFixtureResult>(this ToolFixture<TToolSettings, TFixtureResult> fixture)
        where TToolSettings : ToolSettings, new()
        where TFixtureResult : ToolFixtureResult =>
        fixture.FileSystem.CreateFile(fixture.Settings.ToolPath.MakeAbsolute(fixture.Environment));

    /// <summary>Lets the process not start.</summary>
    /// <typeparam name="TToolSettings">The settings of the tool.</typeparam>
    /// <typeparam name="TFixtureResult">What is kept of a start.</typeparam>
    /// <param name="fixture">The fixture.</param>
    public static void GivenProcessCannotStart<TToolSettings, TFixtureResult>(this ToolFixture<TToolSettings, TFixtureResult> fixture)
        where TToolSettings : ToolSettings, new()
        where TFixtureResult : ToolFixtureResult =>
        fixture.ProcessRunner.Process = null;

    /// <summary>Lets the process end with an exit code.</summary>
    /// <typeparam name="TToolSettings">The settings of the tool.</typeparam>
    /// <typeparam name="TFixtureResult">What is kept of a start.</typeparam>
    /// <param name="fixture">The fixture; its process must be able to start.</param>
    /// <param name="exitCode">The exit code.</param>
    public static void GivenProcessExitsWithCode<TToolSettings, TFixtureResult>(
        this ToolFixture<TToolSettings, TFixtureResult> fixture,
        int exitCode)
        where TToolSettings : ToolSettings, new()
        where TFixtureResult : ToolFixtureResult =>
        fixture.ProcessRunner.Process!.SetExitCode(exitCode);
}
