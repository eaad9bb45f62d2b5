using System.Formats.Tar;
using System.IO.Compression;

namespace Slipway.Charts.Packaging;

/// <summary>
/// Rewrites a packaged chart so that the same files always give the same bytes: entries in order of their names, no times, no
/// owners, one mode. What helm wrote carries the time of the run (helm 3) or of each file (helm 4).
/// </summary>
public static class ReproducibleArchive
{
    // The oldest time that every archive format can say.
    private static readonly DateTimeOffset Timestamp = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>Rewrites an archive.</summary>
    /// <param name="source">A gzip-compressed tar archive (<c>.tgz</c>).</param>
    /// <param name="target">Where the rewritten one is written.</param>
    /// <exception cref="InvalidDataException">The source is no such archive.</exception>
    public static void Rewrite(Stream source, Stream target)
    {
        var files = Read(source);
        using var compressed = new GZipStream(target, CompressionLevel.Optimal, leaveOpen: true);
        using var writer = new TarWriter(compressed, TarEntryFormat.Ustar);
        foreach (var (name, content) in files)
        {
            writer.WriteEntry(new UstarTarEntry(TarEntryType.RegularFile, name)
            {
                Mode = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead | UnixFileMode.OtherRead,
                ModificationTime = Timestamp,
                DataStream = new MemoryStream(content, writable: false),
            });
        }
    }

    private static SortedDictionary<string, byte[]> Read(Stream source)
    {
        var files = new SortedDictionary<string, byte[]>(StringComparer.Ordinal);
        using var decompressed = new GZipStream(source, CompressionMode.Decompress, leaveOpen: true);
        using var reader = new TarReader(decompressed);
        while (reader.GetNextEntry() is { } entry)
        {
            if (entry.EntryType is TarEntryType.RegularFile or TarEntryType.V7RegularFile)
            {
                using var content = new MemoryStream();
                entry.DataStream?.CopyTo(content);
                files[entry.Name] = content.ToArray();
            }
        }

        return files;
    }
}
