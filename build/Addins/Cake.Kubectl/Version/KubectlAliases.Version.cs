using Cake.Core;
using Cake.Core.Annotations;

namespace Cake.Kubectl;

/// <summary>Aliases for <c>kubectl version</c>.</summary>
public static partial class KubectlAliases
{
    /// <summary>Shows the version of kubectl and, unless asked for the client alone, of the cluster.</summary>
    /// <example>
    /// <code>
    /// KubectlVersion(new KubectlVersionSettings { Client = true, Output = "json" });
    /// </code>
    /// </example>
    /// <param name="context">The context.</param>
    /// <param name="settings">The settings.</param>
    [CakeMethodAlias]
    [CakeAliasCategory("Version")]
    [CakeNamespaceImport("Cake.Kubectl")]
    public static void KubectlVersion(this ICakeContext context, KubectlVersionSettings settings)
    {
        ArgumentNullException.ThrowIfNull(context);
        new KubectlVersionRunner(context.FileSystem, context.Environment, context.ProcessRunner, context.Tools).Run(settings);
    }

    /// <summary>Shows the version of kubectl and, unless asked for the client alone, of the cluster.</summary>
    /// <example>
    /// <code>
    /// var json = KubectlVersionWithResult(new KubectlVersionSettings { Client = true, Output = "json" });
    /// </code>
    /// </example>
    /// <param name="context">The context.</param>
    /// <param name="settings">The settings.</param>
    /// <returns>The lines of its standard output.</returns>
    [CakeMethodAlias]
    [CakeAliasCategory("Version")]
    [CakeNamespaceImport("Cake.Kubectl")]
    public static IEnumerable<string> KubectlVersionWithResult(this ICakeContext context, KubectlVersionSettings settings)
    {
        ArgumentNullException.ThrowIfNull(context);
        return new KubectlVersionRunner(context.FileSystem, context.Environment, context.ProcessRunner, context.Tools)
            .RunWithResult(settings);
    }
}
