using Cake.Core;
using Cake.Core.Annotations;

namespace Cake.Kubectl;

/// <summary>Aliases for <c>kubectl delete</c>.</summary>
public static partial class KubectlAliases
{
    /// <summary>Deletes objects from the cluster.</summary>
    /// <example>
    /// <code>
    /// KubectlDelete(new KubectlDeleteSettings { Filename = "job.yaml", IgnoreNotFound = true });
    /// </code>
    /// </example>
    /// <param name="context">The context.</param>
    /// <param name="settings">The settings.</param>
    [CakeMethodAlias]
    [CakeAliasCategory("Delete")]
    [CakeNamespaceImport("Cake.Kubectl")]
    public static void KubectlDelete(this ICakeContext context, KubectlDeleteSettings settings)
    {
        ArgumentNullException.ThrowIfNull(context);
        new KubectlDeleteRunner(context.FileSystem, context.Environment, context.ProcessRunner, context.Tools).Run(settings);
    }

    /// <summary>Deletes objects from the cluster.</summary>
    /// <example>
    /// <code>
    /// var lines = KubectlDeleteWithResult(new KubectlDeleteSettings { Filename = "job.yaml", IgnoreNotFound = true });
    /// </code>
    /// </example>
    /// <param name="context">The context.</param>
    /// <param name="settings">The settings.</param>
    /// <returns>The lines of its standard output.</returns>
    [CakeMethodAlias]
    [CakeAliasCategory("Delete")]
    [CakeNamespaceImport("Cake.Kubectl")]
    public static IEnumerable<string> KubectlDeleteWithResult(this ICakeContext context, KubectlDeleteSettings settings)
    {
        ArgumentNullException.ThrowIfNull(context);
        return new KubectlDeleteRunner(context.FileSystem, context.Environment, context.ProcessRunner, context.Tools)
            .RunWithResult(settings);
    }
}
