using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Cake.Core.IO;
using Slipway.Caching;
using Slipway.Secrets;

namespace Slipway.Rollouts.Evidence;

/// <summary>Where the evidence of one run is kept: <c>reports/deployments/ID/</c>. No secret gets there.</summary>
public sealed class EvidenceFolder
{
    private readonly IFileSystem _fileSystem;
    private readonly SecretRedactor _redactor;

    /// <summary>Names the folder; nothing is made before there is something to keep.</summary>
    /// <param name="fileSystem">The file system.</param>
    /// <param name="artifacts">Where the results of a run go.</param>
    /// <param name="redactor">Takes secrets out.</param>
    /// <param name="clock">Tells the time.</param>
    public EvidenceFolder(IFileSystem fileSystem, DirectoryPath artifacts, SecretRedactor redactor, TimeProvider clock)
    {
        ArgumentNullException.ThrowIfNull(artifacts);
        ArgumentNullException.ThrowIfNull(clock);
        _fileSystem = fileSystem;
        _redactor = redactor;
        var time = clock.GetUtcNow().ToString("yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture);
        Path = artifacts.Combine("reports/deployments").Combine($"{time}-{RandomNumberGenerator.GetHexString(4, lowercase: true)}");
    }

    /// <summary>The folder, absolute: time in UTC, then four random digits.</summary>
    public DirectoryPath Path { get; }

    /// <summary>Keeps evidence.</summary>
    /// <param name="system">Name of the system.</param>
    /// <param name="files">The files.</param>
    /// <returns>Null; or, when it could not be kept, why. That is no reason to end anything: the evidence was shown.</returns>
    public string? Keep(string system, IEnumerable<EvidenceFile> files)
    {
        ArgumentNullException.ThrowIfNull(files);
        try
        {
            foreach (var file in files)
            {
                var bytes = Encoding.UTF8.GetBytes(_redactor.Redact(file.Text));
                AtomicFile.Write(_fileSystem, Path.Combine(system).CombineWithFilePath(file.Path), stream => stream.Write(bytes));
            }

            return null;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return exception.Message;
        }
    }
}
