using Cake.Core;
using Cake.Core.Annotations;

namespace Cake.Helm;

/// <summary>Aliases for rendering charts.</summary>
public static partial class HelmAliases
{
    /// <summary>Renders a chart without a cluster.</summary>
    /// <example>
    /// <code>
    /// var manifests = HelmTemplate(new HelmTemplateSettings { KubeVersion = "1.34" }, "app", new DirectoryPath("charts/app"));
    /// </code>
    /// </example>
    /// <param name="context">The context.</param>
    /// <param name="settings">The settings.</param>
    /// <param name="release">The name of the release.</param>
    /// <param name="chart">The chart's folder or packaged file.</param>
    /// <returns>The manifests, a stream of YAML documents.</returns>
    [CakeMethodAlias]
    [CakeAliasCategory("Template")]
    [CakeNamespaceImport("Cake.Helm")]
    public static string HelmTemplate(this ICakeContext context, HelmTemplateSettings settings, string release, Core.IO.Path chart)
    {
        ArgumentNullException.ThrowIfNull(context);
        return new HelmTemplater(context.FileSystem, context.Environment, context.ProcessRunner, context.Tools)
            .Run(settings, release, chart);
    }
}
