using System.Runtime.InteropServices;
using System.Text;
using Cake.Core;
using Cake.Core.Diagnostics;
using Cake.Core.Tooling;

namespace Slipway.Tools;

/// <summary>Sees to it that the tools of a run are there, and tells Cake's tool locator where, so that the addins use the same ones.</summary>
/// <param name="finder">Finds what is there.</param>
/// <param name="restorer">Gets what is not.</param>
/// <param name="locator">Cake's tool locator.</param>
/// <param name="environment">The platform.</param>
/// <param name="log">The log.</param>
public sealed class ToolResolver(
    ToolFinder finder,
    ToolRestorer restorer,
    IToolLocator locator,
    ICakeEnvironment environment,
    ICakeLog log)
{
    /// <summary>Processor of this machine, as the downloaded tools need it.</summary>
    internal Architecture Architecture { get; init; } = RuntimeInformation.OSArchitecture;

    /// <summary>Finds tools, downloads those that are missing or too old, and registers them.</summary>
    /// <param name="requirements">The tools.</param>
    /// <param name="cancellationToken">Stops a search or download.</param>
    /// <returns>The tools, in the same order.</returns>
    /// <exception cref="CakeException">A tool is not to be had: the message names it and says how to install it.</exception>
    public async Task<IReadOnlyList<Tool>> ResolveAsync(
        IReadOnlyList<ToolRequirement> requirements,
        CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(requirements);
        var searches = await Task.WhenAll(requirements.Select(requirement => finder.FindAsync(requirement, cancellationToken)));
        if (searches.Where(search => search.Usable is null).ToList() is { Count: > 0 } missing)
        {
            await RestoreAsync(missing, cancellationToken);
        }

        var tools = searches.Select(search => search.Usable ?? finder.FindDownloaded(search.Requirement)!).ToList();
        foreach (var tool in tools)
        {
            locator.RegisterFile(tool.Path);
            log.Verbose("{0} {1}: {2}", tool.Name, tool.Version.Text, tool.Path.FullPath);
        }

        return tools;
    }

    private async Task RestoreAsync(List<ToolSearch> missing, CancellationToken cancellationToken)
    {
        var package = restorer.Package;
        if (!NpmToolPackage.Serves(environment.Platform.Family, Architecture))
        {
            throw NotToBeHad(missing, $"{package.Name}, which could be downloaded, is for linux/amd64 only");
        }

        foreach (var trouble in missing.Select(search => search.Trouble).OfType<string>())
        {
            log.Warning("Not used: {0}", trouble);
        }

        log.Information("Downloading {0} ({1} {2})...", Names(missing), package.Name, package.Version);
        try
        {
            await restorer.RestoreAsync(cancellationToken);
        }
        catch (CakeException exception)
        {
            throw NotToBeHad(missing, exception.Message);
        }

        if (missing.FirstOrDefault(search => finder.FindDownloaded(search.Requirement) is null) is { } still)
        {
            throw NotToBeHad([still], $"{package.Name} {package.Version} does not carry {still.Requirement.Name} {still.Requirement.Needed}");
        }
    }

    private static CakeException NotToBeHad(IReadOnlyList<ToolSearch> missing, string cause)
    {
        var message = new StringBuilder($"Finding {Names(missing)}: {cause}");
        foreach (var search in missing)
        {
            var requirement = search.Requirement;
            message.AppendLine().Append($"  {requirement.Name} {requirement.Needed}: {search.Trouble ?? "not on PATH"}. Install it:");
            message.AppendLine().Append($"    Linux:   {requirement.Install.Linux}");
            message.AppendLine().Append($"    macOS:   {requirement.Install.MacOS}");
            message.AppendLine().Append($"    Windows: {requirement.Install.Windows}");
        }

        return new CakeException(message.ToString());
    }

    private static string Names(IReadOnlyList<ToolSearch> searches) =>
        string.Join(" and ", searches.Select(search => search.Requirement.Name));
}
