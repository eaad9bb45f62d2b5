using Cake.Core;
using Cake.Core.Annotations;

namespace Cake.Helm;

/// <summary>Aliases for helm itself.</summary>
public static partial class HelmAliases
{
    /// <summary>Gets the version of helm.</summary>
    /// <example>
    /// <code>
    /// if (HelmVersion(new HelmVersionSettings()).Number &lt; new Version(3, 14))
    /// {
    ///     throw new CakeException("helm is too old.");
    /// }
    /// </code>
    /// </example>
    /// <param name="context">The context.</param>
    /// <param name="settings">The settings.</param>
    /// <returns>The version.</returns>
    [CakeMethodAlias]
    [CakeAliasCategory("Version")]
    [CakeNamespaceImport("Cake.Helm")]
    public static HelmVersion HelmVersion(this ICakeContext context, HelmVersionSettings settings)
    {
        ArgumentNullException.ThrowIfNull(context);
        return new HelmVersionReader(context.FileSystem, context.Environment, context.ProcessRunner, context.Tools).Run(settings);
    }
}
