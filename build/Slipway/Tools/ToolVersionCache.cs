using System.Globalization;
using Cake.Core.IO;

namespace Slipway.Tools;

/// <summary>
/// Remembers which version an executable has, by its size and time of change: asking it costs 50 to 100 ms a tool, every run.
/// A file of lines <c>VERSION TAB SIZE TAB TICKS TAB PATH</c>; what cannot be read or written is simply not remembered.
/// </summary>
/// <param name="file">The file; it need not exist.</param>
public sealed class ToolVersionCache(FilePath file)
{
    private readonly Lock _lock = new();
    private Dictionary<string, string>? _versions;

    /// <summary>The version text of an unchanged executable; null when it has to be asked.</summary>
    public string? Get(string tool, FilePath path)
    {
        var key = Key(tool, path);
        lock (_lock)
        {
            return key is null ? null : Versions.GetValueOrDefault(key);
        }
    }

    /// <summary>Remembers a version.</summary>
    public void Put(string tool, FilePath path, string version)
    {
        if (Key(tool, path) is not { } key)
        {
            return;
        }

        lock (_lock)
        {
            var suffix = key[key.LastIndexOf('\t')..];
            foreach (var old in Versions.Keys.Where(other => other.EndsWith(suffix, StringComparison.Ordinal)).ToList())
            {
                Versions.Remove(old);
            }

            Versions[key] = version;
            Save();
        }
    }

    private Dictionary<string, string> Versions => _versions ??= Load();

    // Version managers put one shim in place of many tools: its answer depends on the folder it is asked in, so it is always asked.
    private static string? Key(string tool, FilePath path)
    {
        try
        {
            var info = new FileInfo(path.FullPath);
            var target = info.ResolveLinkTarget(returnFinalTarget: true) as FileInfo ?? info;
            return target.Exists && target.Name.StartsWith(tool, StringComparison.OrdinalIgnoreCase)
                ? string.Create(CultureInfo.InvariantCulture, $"{target.Length}\t{target.LastWriteTimeUtc.Ticks}\t{path.FullPath}")
                : null;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    private Dictionary<string, string> Load()
    {
        var versions = new Dictionary<string, string>(StringComparer.Ordinal);
        try
        {
            foreach (var line in File.ReadLines(file.FullPath))
            {
                if (line.Split('\t', 2) is [var version, var key])
                {
                    versions[key] = version;
                }
            }
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            versions.Clear();
        }

        return versions;
    }

    private void Save()
    {
        try
        {
            Directory.CreateDirectory(file.GetDirectory().FullPath);
            var temporary = $"{file.FullPath}.{Guid.NewGuid():n}";
            File.WriteAllLines(temporary, Versions.Select(version => $"{version.Value}\t{version.Key}"));
            File.Move(temporary, file.FullPath, overwrite: true);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // A read-only folder costs time, nothing else.
        }
    }
}
