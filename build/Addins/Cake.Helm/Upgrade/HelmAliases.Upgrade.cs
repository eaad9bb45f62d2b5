using Cake.Core;
using Cake.Core.Annotations;

namespace Cake.Helm;

/// <summary>Aliases for installing and upgrading releases.</summary>
public static partial class HelmAliases
{
    /// <summary>Upgrades a release, or installs it.</summary>
    /// <example>
    /// <code>
    /// var release = HelmUpgrade(
    ///     new HelmUpgradeSettings { Install = true, Namespace = "apps", Values = { "values-prod.yaml" }, StandardInputValues = secrets },
    ///     "app",
    ///     new DirectoryPath("charts/app"));
    /// </code>
    /// </example>
    /// <param name="context">The context.</param>
    /// <param name="settings">The settings.</param>
    /// <param name="release">The name of the release.</param>
    /// <param name="chart">The chart's folder or packaged file.</param>
    /// <returns>The release as it is afterwards.</returns>
    [CakeMethodAlias]
    [CakeAliasCategory("Upgrade")]
    [CakeNamespaceImport("Cake.Helm")]
    public static HelmRelease HelmUpgrade(this ICakeContext context, HelmUpgradeSettings settings, string release, Core.IO.Path chart)
    {
        ArgumentNullException.ThrowIfNull(context);
        return new HelmUpgrader(context.FileSystem, context.Environment, context.ProcessRunner, context.Tools)
            .Run(settings, release, chart);
    }

    /// <summary>Says what an upgrade would make of a release; nothing is changed.</summary>
    /// <example>
    /// <code>
    /// var preview = HelmUpgradePreview(new HelmUpgradeSettings { Install = true, DryRun = HelmDryRun.Server }, "app", new DirectoryPath("charts/app"));
    /// </code>
    /// </example>
    /// <param name="context">The context.</param>
    /// <param name="settings">The settings, with <see cref="HelmUpgradeSettings.DryRun"/>.</param>
    /// <param name="release">The name of the release.</param>
    /// <param name="chart">The chart's folder or packaged file.</param>
    /// <returns>The release as it would be.</returns>
    [CakeMethodAlias]
    [CakeAliasCategory("Upgrade")]
    [CakeNamespaceImport("Cake.Helm")]
    public static HelmPreview HelmUpgradePreview(this ICakeContext context, HelmUpgradeSettings settings, string release, Core.IO.Path chart)
    {
        ArgumentNullException.ThrowIfNull(context);
        return new HelmUpgrader(context.FileSystem, context.Environment, context.ProcessRunner, context.Tools)
            .Preview(settings, release, chart);
    }
}
