using Cake.Core.IO;
using Slipway.Processes;

namespace Slipway.Tools;

/// <summary>Finds tools: on PATH if good enough, else among the downloaded ones. Starts a process only for what has changed.</summary>
/// <param name="launcher">Asks tools for their versions.</param>
/// <param name="path">PATH.</param>
/// <param name="folder">The downloaded tools.</param>
public sealed class ToolFinder(IProcessLauncher launcher, ToolPath path, ToolFolder folder)
{
    private static readonly TimeSpan VersionTimeLimit = TimeSpan.FromSeconds(10);

    private readonly ToolVersionCache _versions = new(folder.VersionCache);

    /// <summary>Searches a tool.</summary>
    public async Task<ToolSearch> FindAsync(ToolRequirement requirement, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(requirement);
        var search = await FindOnPathAsync(requirement, cancellationToken);
        return search.Usable is null && FindDownloaded(requirement) is { } downloaded ? search with { Usable = downloaded } : search;
    }

    /// <summary>A downloaded tool that is new enough; null when there is none.</summary>
    public Tool? FindDownloaded(ToolRequirement requirement)
    {
        ArgumentNullException.ThrowIfNull(requirement);
        return folder.Package.Tools.FirstOrDefault(tool => tool.Name == requirement.Name) is { } packaged
            && requirement.Accepts(packaged.Version)
            && folder.Find(packaged) is { } executable
                ? new Tool(packaged.Name, executable, packaged.Version)
                : null;
    }

    private async Task<ToolSearch> FindOnPathAsync(ToolRequirement requirement, CancellationToken cancellationToken)
    {
        if (path.Find(requirement.Name) is not { } executable)
        {
            return new ToolSearch(requirement, null, null, null);
        }

        if (_versions.Get(requirement.Name, executable) is { } known && ToolVersion.Find(known) is { } remembered)
        {
            return Judge(requirement, new Tool(requirement.Name, executable, remembered));
        }

        var request = new ProcessRequest(executable.FullPath, requirement.VersionArguments) { TimeLimit = VersionTimeLimit };
        var outcome = await launcher.RunAsync(request, cancellationToken);

        // helm 2 prints its own version first and then waits for a server part: what was printed counts, however it ended.
        if (ToolVersion.Find(outcome.StandardOutput.Text) is not { } version)
        {
            return new ToolSearch(requirement, null, null, Trouble(requirement, executable, outcome, request));
        }

        _versions.Put(requirement.Name, executable, version.Text);
        return Judge(requirement, new Tool(requirement.Name, executable, version));
    }

    private static ToolSearch Judge(ToolRequirement requirement, Tool tool) => requirement.Accepts(tool.Version)
        ? new ToolSearch(requirement, tool, null, null)
        : new ToolSearch(requirement, null, tool, $"{tool.Path} is {tool.Version.Text}, needed is {requirement.Needed}");

    private static string Trouble(ToolRequirement requirement, FilePath executable, ProcessOutcome outcome, ProcessRequest request)
    {
        var doing = $"{executable} {requirement.VersionArguments[0]}";
        return outcome.Succeeded ? $"{doing}: printed no version" : outcome.Explain(doing, request);
    }
}
