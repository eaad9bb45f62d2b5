using Cake.Core.IO;

namespace Cake.Testing.Fixtures;

/// <summary>How a tool was started.</summary>
/// <param name="path">The path of the tool.</param>
/// <param name="process">The settings of the process.</param>
public class ToolFixtureResult(FilePath path, ProcessSettings process)
{
    /// <summary>The path of the tool.</summary>
    public FilePath Path { get; } = path;

    /// <summary>The settings of the process.</summary>
    public ProcessSettings Process { get; } = process;

    /// <summary>The arguments as the tool gets them, secrets included.</summary>
    public string Args { get; } = process.Arguments.Render();
}
