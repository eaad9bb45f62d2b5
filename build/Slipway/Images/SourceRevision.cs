using System.Text.RegularExpressions;
using System.Xml.Linq;
using Cake.Core;
using Cake.Core.IO;
using Slipway.Processes;

namespace Slipway.Images;

/// <summary>
/// Says in an image where it comes from. Without git, or outside of a repository, what git would know is left out.
/// Source of the names: https://github.com/opencontainers/image-spec/blob/main/annotations.md.
/// </summary>
/// <param name="context">Cake's context.</param>
/// <param name="processes">Runs tools.</param>
/// <param name="folders">Where images come from.</param>
public sealed partial class SourceRevision(ICakeContext context, ToolProcesses processes, ImageFolders folders)
{
    private static readonly TimeSpan TimeLimit = TimeSpan.FromSeconds(10);
    private static readonly string[] Executables = ["git", "git.exe"];

    /// <summary>The labels: revision (with <c>-dirty</c> when the sources were changed since), source, created (the commit's time) and version.</summary>
    /// <param name="cancellationToken">Kills git.</param>
    public IReadOnlyDictionary<string, string> Labels(CancellationToken cancellationToken)
    {
        var git = context.Tools.Resolve(Executables);
        var labels = new (string Name, string? Value)[]
        {
            ("revision", Ask(git, "describe --always --dirty --abbrev=40 --exclude=*", cancellationToken)),
            ("source", Public(Ask(git, "remote get-url origin", cancellationToken))),
            ("created", Ask(git, "log -1 --format=%cI", cancellationToken)),
            ("version", Version()),
        };
        return labels.Where(label => label.Value is not null).ToDictionary(label => $"org.opencontainers.image.{label.Name}", label => label.Value!, StringComparer.Ordinal);
    }

    // A clone's address can hold a token, or be a folder of this machine.
    private static string? Public(string? address)
    {
        if (!Uri.TryCreate(address, UriKind.Absolute, out var uri))
        {
            return address is not null && ShortAddress().IsMatch(address) ? address : null;
        }

        return uri.IsFile ? null : new UriBuilder(uri) { UserName = "", Password = "" }.Uri.ToString();
    }

    private string? Ask(FilePath? git, string command, CancellationToken cancellationToken)
    {
        if (git is null)
        {
            return null;
        }

        var settings = new ProcessSettings { Arguments = command, WorkingDirectory = folders.Root };
        var outcome = processes.Run($"git {command}", TimeLimit, runner => runner.Start(git, settings), cancellationToken);
        return outcome.Succeeded && outcome.StandardOutput.Text.Trim() is { Length: > 0 } text ? text : null;
    }

    private string? Version()
    {
        var file = context.FileSystem.GetFile(folders.Root.CombineWithFilePath("Directory.Build.props"));
        if (!file.Exists)
        {
            return null;
        }

        using var stream = file.OpenRead();
        return XDocument.Load(stream).Descendants("Version").FirstOrDefault()?.Value;
    }

    // git@host:path, git's short form of ssh.
    [GeneratedRegex(@"^[\w.-]+@[\w.-]+:[^\\]")]
    private static partial Regex ShortAddress();
}
