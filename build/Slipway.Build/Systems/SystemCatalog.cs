using Slipway.Model;
using Slipway.Smoke;

namespace Slipway.Build.Systems;

/// <summary>The systems of this repository. Adding one: a file beside this one, a chart of the same name, and a line here.</summary>
public static class SystemCatalog
{
    /// <summary>All systems, by name.</summary>
    public static IReadOnlyList<SystemDefinition> All { get; } = [JobQueue.Definition, TaskSystem.Definition];

    /// <summary>What must hold once a system is deployed.</summary>
    /// <param name="system">One of <see cref="All"/>.</param>
    public static IReadOnlyList<SmokeTest> SmokeTestsOf(SystemDefinition system) => SmokeTests[system.Name];

    private static readonly Dictionary<string, IReadOnlyList<SmokeTest>> SmokeTests = new(StringComparer.Ordinal)
    {
        [JobQueue.Definition.Name] = JobQueue.SmokeTests,
        [TaskSystem.Definition.Name] = TaskSystem.SmokeTests,
    };
}
