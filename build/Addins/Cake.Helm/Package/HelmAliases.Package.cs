using Cake.Core;
using Cake.Core.Annotations;
using Cake.Core.IO;

namespace Cake.Helm;

/// <summary>Aliases for packaging charts.</summary>
public static partial class HelmAliases
{
    /// <summary>Packages a chart.</summary>
    /// <example>
    /// <code>
    /// var package = HelmPackage(new HelmPackageSettings { Destination = "artifacts/charts" }, "charts/app");
    /// </code>
    /// </example>
    /// <param name="context">The context.</param>
    /// <param name="settings">The settings.</param>
    /// <param name="chart">The chart's folder.</param>
    /// <returns>The package.</returns>
    [CakeMethodAlias]
    [CakeAliasCategory("Package")]
    [CakeNamespaceImport("Cake.Helm")]
    public static FilePath HelmPackage(this ICakeContext context, HelmPackageSettings settings, DirectoryPath chart)
    {
        ArgumentNullException.ThrowIfNull(context);
        return new HelmPackager(context.FileSystem, context.Environment, context.ProcessRunner, context.Tools).Run(settings, chart);
    }
}
