using Cake.Core;
using Cake.Core.Annotations;

namespace Cake.Helm;

/// <summary>Aliases for rolling releases back.</summary>
public static partial class HelmAliases
{
    /// <summary>Rolls a release back to an earlier revision.</summary>
    /// <example>
    /// <code>
    /// HelmRollback(new HelmRollbackSettings { Namespace = "apps", Revision = 3 }, "app");
    /// </code>
    /// </example>
    /// <param name="context">The context.</param>
    /// <param name="settings">The settings.</param>
    /// <param name="release">The name of the release.</param>
    [CakeMethodAlias]
    [CakeAliasCategory("Rollback")]
    [CakeNamespaceImport("Cake.Helm")]
    public static void HelmRollback(this ICakeContext context, HelmRollbackSettings settings, string release)
    {
        ArgumentNullException.ThrowIfNull(context);
        new HelmRollbacker(context.FileSystem, context.Environment, context.ProcessRunner, context.Tools).Run(settings, release);
    }
}
