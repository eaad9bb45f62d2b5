using Cake.Core;
using Cake.Core.Annotations;

namespace Cake.Helm;

/// <summary>Aliases for what releases consist of.</summary>
public static partial class HelmAliases
{
    /// <summary>Gets the values of a release.</summary>
    /// <example>
    /// <code>
    /// var values = HelmGetValues(new HelmGetValuesSettings { Namespace = "apps" }, "app");
    /// </code>
    /// </example>
    /// <param name="context">The context.</param>
    /// <param name="settings">The settings.</param>
    /// <param name="release">The name of the release.</param>
    /// <returns>The values as YAML. They may hold secrets.</returns>
    [CakeMethodAlias]
    [CakeAliasCategory("Get")]
    [CakeNamespaceImport("Cake.Helm")]
    public static string HelmGetValues(this ICakeContext context, HelmGetValuesSettings settings, string release)
    {
        ArgumentNullException.ThrowIfNull(context);
        return new HelmValuesReader(context.FileSystem, context.Environment, context.ProcessRunner, context.Tools).Run(settings, release);
    }

    /// <summary>Gets the manifests of a release.</summary>
    /// <example>
    /// <code>
    /// var manifests = HelmGetManifest(new HelmGetManifestSettings { Namespace = "apps", Revision = 2 }, "app");
    /// </code>
    /// </example>
    /// <param name="context">The context.</param>
    /// <param name="settings">The settings.</param>
    /// <param name="release">The name of the release.</param>
    /// <returns>The manifests, a stream of YAML documents without the hooks. They may hold secrets.</returns>
    [CakeMethodAlias]
    [CakeAliasCategory("Get")]
    [CakeNamespaceImport("Cake.Helm")]
    public static string HelmGetManifest(this ICakeContext context, HelmGetManifestSettings settings, string release)
    {
        ArgumentNullException.ThrowIfNull(context);
        return new HelmManifestReader(context.FileSystem, context.Environment, context.ProcessRunner, context.Tools).Run(settings, release);
    }
}
