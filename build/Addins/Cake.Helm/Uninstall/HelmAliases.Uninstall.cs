using Cake.Core;
using Cake.Core.Annotations;

namespace Cake.Helm;

/// <summary>Aliases for uninstalling releases.</summary>
public static partial class HelmAliases
{
    /// <summary>Uninstalls a release.</summary>
    /// <example>
    /// <code>
    /// HelmUninstall(new HelmUninstallSettings { Namespace = "apps", IgnoreNotFound = true }, "app");
    /// </code>
    /// </example>
    /// <param name="context">The context.</param>
    /// <param name="settings">The settings.</param>
    /// <param name="release">The name of the release.</param>
    [CakeMethodAlias]
    [CakeAliasCategory("Uninstall")]
    [CakeNamespaceImport("Cake.Helm")]
    public static void HelmUninstall(this ICakeContext context, HelmUninstallSettings settings, string release)
    {
        ArgumentNullException.ThrowIfNull(context);
        new HelmUninstaller(context.FileSystem, context.Environment, context.ProcessRunner, context.Tools).Run(settings, release);
    }
}
