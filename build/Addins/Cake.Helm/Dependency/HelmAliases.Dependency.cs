using Cake.Core;
using Cake.Core.Annotations;
using Cake.Core.IO;

namespace Cake.Helm;

/// <summary>Aliases for what charts depend on.</summary>
public static partial class HelmAliases
{
    /// <summary>Fetches what a chart depends on, in the versions of its <c>Chart.lock</c> where it has one.</summary>
    /// <example>
    /// <code>
    /// HelmDependencyBuild(new HelmDependencySettings { SkipRefresh = true }, "charts/app");
    /// </code>
    /// </example>
    /// <param name="context">The context.</param>
    /// <param name="settings">The settings.</param>
    /// <param name="chart">The chart's folder.</param>
    [CakeMethodAlias]
    [CakeAliasCategory("Dependency")]
    [CakeNamespaceImport("Cake.Helm")]
    public static void HelmDependencyBuild(this ICakeContext context, HelmDependencySettings settings, DirectoryPath chart)
    {
        ArgumentNullException.ThrowIfNull(context);
        new HelmDependencyResolver(context.FileSystem, context.Environment, context.ProcessRunner, context.Tools).Build(settings, chart);
    }

    /// <summary>Fetches what a chart depends on, in the newest fitting versions, and writes its <c>Chart.lock</c>.</summary>
    /// <example>
    /// <code>
    /// HelmDependencyUpdate(new HelmDependencySettings(), "charts/app");
    /// </code>
    /// </example>
    /// <param name="context">The context.</param>
    /// <param name="settings">The settings.</param>
    /// <param name="chart">The chart's folder.</param>
    [CakeMethodAlias]
    [CakeAliasCategory("Dependency")]
    [CakeNamespaceImport("Cake.Helm")]
    public static void HelmDependencyUpdate(this ICakeContext context, HelmDependencySettings settings, DirectoryPath chart)
    {
        ArgumentNullException.ThrowIfNull(context);
        new HelmDependencyResolver(context.FileSystem, context.Environment, context.ProcessRunner, context.Tools).Update(settings, chart);
    }

    /// <summary>Lists what a chart depends on.</summary>
    /// <example>
    /// <code>
    /// var missing = HelmDependencyList(new HelmDependencySettings(), "charts/app").Where(chart =&gt; chart.Status == "missing");
    /// </code>
    /// </example>
    /// <param name="context">The context.</param>
    /// <param name="settings">The settings.</param>
    /// <param name="chart">The chart's folder.</param>
    /// <returns>The charts, and whether they are there.</returns>
    [CakeMethodAlias]
    [CakeAliasCategory("Dependency")]
    [CakeNamespaceImport("Cake.Helm")]
    public static IReadOnlyList<HelmDependency> HelmDependencyList(
        this ICakeContext context,
        HelmDependencySettings settings,
        DirectoryPath chart)
    {
        ArgumentNullException.ThrowIfNull(context);
        return new HelmDependencyResolver(context.FileSystem, context.Environment, context.ProcessRunner, context.Tools)
            .List(settings, chart);
    }
}
