using System.Globalization;

namespace Slipway.Images;

/// <summary>How full the disk of a folder is.</summary>
public interface IDiskSpace
{
    /// <summary>Free and total bytes of a folder's disk; null when the folder is not on this machine.</summary>
    /// <param name="folder">The folder, absolute.</param>
    (long Free, long Total)? Of(string folder);
}

/// <summary>Asks the operating system.</summary>
public sealed class DiskSpace : IDiskSpace
{
    /// <inheritdoc/>
    public (long Free, long Total)? Of(string folder)
    {
        try
        {
            var drive = new DriveInfo(folder);
            return (drive.AvailableFreeSpace, drive.TotalSize);
        }
        catch (Exception exception) when (exception is IOException or ArgumentException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    /// <summary>Says in words how full a disk is.</summary>
    /// <param name="disk">The disks.</param>
    /// <param name="folders">Folders, one of whose disks is full: the one with the least space is shown.</param>
    internal static string Describe(IDiskSpace disk, params IReadOnlyList<string> folders)
    {
        var fullest = folders.Select(folder => (Folder: folder, Space: disk.Of(folder))).Where(one => one.Space is not null).OrderBy(one => one.Space!.Value.Free).FirstOrDefault();
        return fullest.Space is var (free, total)
            ? string.Create(CultureInfo.InvariantCulture, $"{fullest.Folder} has {free / Mebi} of {total / Mebi} MiB free.")
            : $"See how full {folders[0]} is.";
    }

    private const long Mebi = 1024 * 1024;
}
