using Cake.Core.IO;
using Cake.Core.Tooling;

namespace Cake.Testing.Fixtures;

/// <summary>A <see cref="ToolFixture{TToolSettings, TFixtureResult}"/> that keeps a plain <see cref="ToolFixtureResult"/>.</summary>
/// <typeparam name="TToolSettings">The settings of the tool.</typeparam>
/// <param name="toolFilename">The file name of the tool.</param>
public abstract class ToolFixture<TToolSettings>(string toolFilename) : ToolFixture<TToolSettings, ToolFixtureResult>(toolFilename)
    where TToolSettings : ToolSettings, new()
{
    /// <inheritdoc/>
    protected sealed override ToolFixtureResult CreateResult(FilePath path, ProcessSettings process) => new(path, process);
}
