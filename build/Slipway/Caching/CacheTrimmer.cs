using Cake.Core.IO;

namespace Slipway.Caching;

/// <summary>Keeps folders of what can be made again from growing for ever: once a day, what no run has used for two weeks goes.</summary>
/// <param name="fileSystem">The file system.</param>
/// <param name="clock">Knows the time.</param>
public sealed class CacheTrimmer(IFileSystem fileSystem, TimeProvider clock)
{
    private const string Stamp = ".trimmed";

    private static readonly TimeSpan Age = TimeSpan.FromDays(14);
    private static readonly TimeSpan Interval = TimeSpan.FromDays(1);

    /// <summary>Trims the cache and the staged charts, unless that was done within a day. What cannot be removed stays.</summary>
    /// <param name="cache">The folder of a <see cref="ContentCache"/>.</param>
    /// <param name="charts">The folder of staged charts.</param>
    public void Trim(DirectoryPath cache, DirectoryPath charts)
    {
        ArgumentNullException.ThrowIfNull(cache);
        ArgumentNullException.ThrowIfNull(charts);
        var root = fileSystem.GetDirectory(cache);
        var stamp = fileSystem.GetFile(cache.CombineWithFilePath(Stamp));
        if (!root.Exists || (stamp.Exists && stamp.LastWriteTimeUtc > Now - Interval))
        {
            return;
        }

        Try(() =>
        {
            // First, so that a run that ends in the meantime leaves it alone.
            AtomicFile.Write(fileSystem, stamp.Path, _ => { });
            fileSystem.GetFile(stamp.Path).SetLastWriteTimeUtc(Now);
            foreach (var area in root.GetDirectories("*", SearchScope.Current))
            {
                TrimFiles(area);
                TrimFolders(area);
            }

            TrimFolders(fileSystem.GetDirectory(charts));
        });
    }

    private DateTime Now => clock.GetUtcNow().UtcDateTime;

    // An entry's .json says that it is there. What lies beside it goes a day later: a run that has just found the entry may still read it.
    private void TrimFiles(IDirectory area)
    {
        IFile[] files = [.. area.GetFiles("*", SearchScope.Current)];
        var entries = files.Where(IsEntry).Select(NameOf).ToHashSet(StringComparer.Ordinal);
        foreach (var file in files.Where(file => (IsEntry(file) || !entries.Contains(NameOf(file))) && IsOld(file)))
        {
            Try(file.Delete);
        }
    }

    // Folders that are made whole: staged charts, and what a killed run has left of its work.
    private void TrimFolders(IDirectory parent)
    {
        foreach (var folder in parent.Exists ? parent.GetDirectories("*", SearchScope.Current) : [])
        {
            if (folder.LastWriteTimeUtc < Now - Age && folder.GetFiles("*", SearchScope.Recursive).All(IsOld))
            {
                Try(() => folder.Delete(recursive: true));
            }
        }
    }

    // Where a file system does not keep the time of the last access, what is in use is made again every two weeks.
    private bool IsOld(IFile file) => file.LastWriteTimeUtc < Now - Age && file.LastAccessTimeUtc < Now - Age;

    private static bool IsEntry(IFile file) => file.Path.GetExtension() == ".json";

    private static string NameOf(IFile file) => file.Path.GetFilenameWithoutExtension().FullPath;

    private static void Try(Action action)
    {
        try
        {
            action();
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // Another run was quicker, or the folder is not this user's: nothing depends on it.
        }
    }
}
