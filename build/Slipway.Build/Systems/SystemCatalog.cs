using Slipway.Model;

namespace Slipway.Build.Systems;

/// <summary>The systems of this repository. Adding one: a file beside this one, a chart of the same name, and a line here.</summary>
public static class SystemCatalog
{
    /// <summary>All systems, by name.</summary>
    public static IReadOnlyList<SystemDefinition> All { get; } = [JobQueue.Definition, TaskSystem.Definition];
}
