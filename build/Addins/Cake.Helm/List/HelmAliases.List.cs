using Cake.Core;
using Cake.Core.Annotations;

namespace Cake.Helm;

/// <summary>Aliases for listing releases.</summary>
public static partial class HelmAliases
{
    /// <summary>Lists releases: deployed, failed, pending and those being uninstalled.</summary>
    /// <example>
    /// <code>
    /// var releases = HelmList(new HelmListSettings { AllNamespaces = true });
    /// </code>
    /// </example>
    /// <param name="context">The context.</param>
    /// <param name="settings">The settings.</param>
    /// <returns>The releases.</returns>
    [CakeMethodAlias]
    [CakeAliasCategory("List")]
    [CakeNamespaceImport("Cake.Helm")]
    public static IReadOnlyList<HelmRelease> HelmList(this ICakeContext context, HelmListSettings settings)
    {
        ArgumentNullException.ThrowIfNull(context);
        return new HelmLister(context.FileSystem, context.Environment, context.ProcessRunner, context.Tools).Run(settings);
    }
}
