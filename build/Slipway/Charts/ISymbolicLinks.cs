using Cake.Core.IO;

namespace Slipway.Charts;

/// <summary>Tells where symbolic links lead, which Cake's file system does not.</summary>
public interface ISymbolicLinks
{
    /// <summary>The folder that a path leads to once every link is followed; null when the links form a loop.</summary>
    /// <param name="directory">The folder, absolute.</param>
    string? FinalTarget(DirectoryPath directory);
}

/// <summary>The links of the real file system.</summary>
public sealed class SymbolicLinks : ISymbolicLinks
{
    /// <inheritdoc/>
    public string? FinalTarget(DirectoryPath directory)
    {
        ArgumentNullException.ThrowIfNull(directory);
        try
        {
            return Directory.ResolveLinkTarget(directory.FullPath, returnFinalTarget: true)?.FullName ?? directory.FullPath;
        }
        catch (DirectoryNotFoundException)
        {
            // Not on the real file system: there are no links elsewhere.
            return directory.FullPath;
        }
        catch (IOException)
        {
            // .NET reports a link that leads to itself as an IOException ("too many levels of symbolic links").
            return null;
        }
    }
}
