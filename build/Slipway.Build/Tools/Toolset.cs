using Cake.Core;
using Cake.Core.IO;
using Slipway.Tools;

namespace Slipway.Build.Tools;

/// <summary>The tools of this run, once they were resolved.</summary>
/// <param name="resolver">Finds and downloads tools.</param>
public sealed class Toolset(ToolResolver resolver)
{
    private readonly Dictionary<string, Tool> _tools = new(StringComparer.Ordinal);

    /// <summary>The tools that Slipway can fetch for itself.</summary>
    public static IReadOnlyList<ToolRequirement> Restorable { get; } = [ToolCatalog.Helm, ToolCatalog.Kubectl];

    /// <summary>Sees to it that tools are there.</summary>
    /// <param name="names">Names of the tools; those that Slipway cannot fetch are passed over.</param>
    /// <param name="cancellationToken">Stops a download.</param>
    /// <returns>The tools.</returns>
    /// <exception cref="CakeException">A tool is not to be had: the message says how to install it.</exception>
    public async Task<IReadOnlyList<Tool>> ResolveAsync(IReadOnlyCollection<string> names, CancellationToken cancellationToken)
    {
        var tools = await resolver.ResolveAsync([.. Restorable.Where(requirement => names.Contains(requirement.Name))], cancellationToken);
        foreach (var tool in tools)
        {
            _tools[tool.Name] = tool;
        }

        return tools;
    }

    /// <summary>Version of a tool, as it says itself.</summary>
    /// <param name="name">Name of a tool that was resolved.</param>
    /// <exception cref="CakeException">The tool was not resolved: the running task does not declare that it needs it.</exception>
    public string VersionOf(string name) => Of(name).Version.Text;

    /// <summary>Path of a tool, absolute.</summary>
    /// <param name="name">Name of a tool that was resolved.</param>
    /// <exception cref="CakeException">The tool was not resolved: the running task does not declare that it needs it.</exception>
    public FilePath PathOf(string name) => Of(name).Path;

    private Tool Of(string name) =>
        _tools.TryGetValue(name, out var tool) ? tool : throw new CakeException($"Finding {name}: the task that uses it does not say so. Add it to its [NeedsTools].");
}
