using System.Text.RegularExpressions;
using Cake.Common.Tools.DotNet;
using Cake.Common.Tools.DotNet.Publish;
using Cake.Core;
using Cake.Core.Diagnostics;
using Cake.Core.IO;
using Slipway.Caching;
using Slipway.Model;
using Slipway.Processes;

namespace Slipway.Images;

/// <summary>Compiles and publishes services, all that are asked for in one parallel build.</summary>
/// <param name="context">Cake's context.</param>
/// <param name="processes">Runs tools.</param>
/// <param name="folders">Where images come from.</param>
/// <param name="disk">How full the disk is.</param>
public sealed partial class ServicePublisher(ICakeContext context, ToolProcesses processes, ImageFolders folders, IDiskSpace disk)
{
    private const string What = "Publishing the services";

    // More than enough to see what is wrong; the rest mostly follows from it.
    private const int ErrorsShown = 20;

    private static readonly TimeSpan TimeLimit = TimeSpan.FromMinutes(15);

    /// <summary>Publishes services.</summary>
    /// <param name="images">Images whose services are wanted.</param>
    /// <param name="cancellationToken">Kills dotnet.</param>
    /// <exception cref="CakeException">A service does not compile (the message has the compiler's errors), the disk is full, or a project belongs to another image.</exception>
    public void Publish(IReadOnlyList<ImageDefinition> images, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(images);
        foreach (var image in images)
        {
            // What an earlier build left would go into the image.
            var folder = context.FileSystem.GetDirectory(FolderOf(image));
            if (folder.Exists)
            {
                folder.Delete(recursive: true);
            }
        }

        context.Log.Information("Publishing {0}...", string.Join(", ", images.Select(image => image.Name)));
        AtomicFile.Write(context.FileSystem, folders.PublishSolution, stream => stream.Write(System.Text.Encoding.UTF8.GetBytes(Solution(images))));
        var settings = new DotNetPublishSettings { Configuration = "Release", NoLogo = true, Verbosity = DotNetVerbosity.Quiet };
        var outcome = processes.Run(
            What,
            TimeLimit,
            runner => new DotNetPublisher(context.FileSystem, context.Environment, runner, context.Tools).Publish(folders.PublishSolution.FullPath, settings),
            cancellationToken);
        if (!outcome.Succeeded)
        {
            throw new CakeException(Explain(outcome));
        }

        if (images.FirstOrDefault(image => !context.FileSystem.Exist(FolderOf(image))) is { } missing)
        {
            throw new CakeException($"{What}: {missing.Project} was not published as {missing.Name}. Its project must say <ImageName>{missing.Name}</ImageName>.");
        }
    }

    /// <summary>Where a service is published to.</summary>
    /// <param name="image">Its image.</param>
    public DirectoryPath FolderOf(ImageDefinition image)
    {
        ArgumentNullException.ThrowIfNull(image);
        return folders.Published.Combine(image.Name);
    }

    private string Solution(IReadOnlyList<ImageDefinition> images)
    {
        var folder = folders.PublishSolution.GetDirectory();
        var projects = images.Select(image => context.FileSystem.GetDirectory(folders.Root.Combine(image.Project)).GetFiles("*.csproj", SearchScope.Current).Single())
            .Select(project => $"  <Project Path=\"{folder.GetRelativePath(project.Path)}\" />\n");
        return $"<Solution>\n{string.Concat(projects)}</Solution>\n";
    }

    private string Explain(ProcessOutcome outcome)
    {
        if (DockerAdvice.IsDiskFull(outcome))
        {
            return $"{What}: no space left on device. {DiskSpace.Describe(disk, folders.Root.FullPath, folders.Published.FullPath)}";
        }

        var root = folders.Root.FullPath + "/";
        string[] errors =
        [
            .. CompilerError().Matches(outcome.StandardOutput.Text)
                .Select(match => match.Groups["line"].Success
                    ? $"{match.Groups["file"].Value.Replace(root, "", StringComparison.Ordinal)}:{match.Groups["line"].Value}: {match.Groups["text"].Value}"
                    : $"{match.Groups["file"].Value.Replace(root, "", StringComparison.Ordinal)}: {match.Groups["text"].Value}")
                .Distinct(StringComparer.Ordinal),
        ];
        if (errors.Length == 0)
        {
            return outcome.Explain(What, new ProcessRequest("dotnet"));
        }

        var shown = errors.Take(ErrorsShown).Select(error => "\n  " + error);
        var more = errors.Length > ErrorsShown ? $"\n  and {errors.Length - ErrorsShown} more" : "";
        return $"{What}: {errors.Length} compiler error{(errors.Length == 1 ? "" : "s")}:{string.Concat(shown)}{more}";
    }

    // file(line,column): error CODE: text [project]. Source: https://learn.microsoft.com/visualstudio/msbuild/msbuild-diagnostic-format-for-tasks.
    [GeneratedRegex(@"^\s*(?<file>[^\r\n]+?)(\((?<line>\d+)(,\d+)*\))?\s*: error (?<text>[A-Z]+\d+: [^\r\n]*?)( \[[^\]\r\n]+\])?\r?$", RegexOptions.Multiline | RegexOptions.ExplicitCapture)]
    private static partial Regex CompilerError();
}
