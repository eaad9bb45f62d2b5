using Cake.Core;
using Cake.Core.Annotations;

namespace Cake.Helm;

/// <summary>Aliases for the state of releases.</summary>
public static partial class HelmAliases
{
    /// <summary>Gets the state of a release.</summary>
    /// <example>
    /// <code>
    /// var status = HelmStatus(new HelmStatusSettings { Namespace = "apps" }, "app").Status;
    /// </code>
    /// </example>
    /// <param name="context">The context.</param>
    /// <param name="settings">The settings.</param>
    /// <param name="release">The name of the release.</param>
    /// <returns>The release; helm leaves out its chart here.</returns>
    [CakeMethodAlias]
    [CakeAliasCategory("Status")]
    [CakeNamespaceImport("Cake.Helm")]
    public static HelmRelease HelmStatus(this ICakeContext context, HelmStatusSettings settings, string release)
    {
        ArgumentNullException.ThrowIfNull(context);
        return new HelmStatusReader(context.FileSystem, context.Environment, context.ProcessRunner, context.Tools).Run(settings, release);
    }
}
