using Cake.Core;
using Cake.Core.Annotations;

namespace Cake.Kubectl;

/// <summary>Aliases for <c>kubectl config get-contexts</c>.</summary>
public static partial class KubectlAliases
{
    /// <summary>Shows the contexts of the kubeconfig file.</summary>
    /// <example>
    /// <code>
    /// KubectlConfigGetContexts(new KubectlConfigGetContextsSettings { Output = "name" });
    /// </code>
    /// </example>
    /// <param name="context">The context.</param>
    /// <param name="settings">The settings.</param>
    [CakeMethodAlias]
    [CakeAliasCategory("ConfigGetContexts")]
    [CakeNamespaceImport("Cake.Kubectl")]
    public static void KubectlConfigGetContexts(this ICakeContext context, KubectlConfigGetContextsSettings settings)
    {
        ArgumentNullException.ThrowIfNull(context);
        new KubectlConfigGetContextsRunner(context.FileSystem, context.Environment, context.ProcessRunner, context.Tools).Run(settings);
    }

    /// <summary>Shows the contexts of the kubeconfig file.</summary>
    /// <example>
    /// <code>
    /// var contexts = KubectlConfigGetContextsWithResult(new KubectlConfigGetContextsSettings { Output = "name" });
    /// </code>
    /// </example>
    /// <param name="context">The context.</param>
    /// <param name="settings">The settings.</param>
    /// <returns>The lines of its standard output.</returns>
    [CakeMethodAlias]
    [CakeAliasCategory("ConfigGetContexts")]
    [CakeNamespaceImport("Cake.Kubectl")]
    public static IEnumerable<string> KubectlConfigGetContextsWithResult(
        this ICakeContext context,
        KubectlConfigGetContextsSettings settings)
    {
        ArgumentNullException.ThrowIfNull(context);
        return new KubectlConfigGetContextsRunner(context.FileSystem, context.Environment, context.ProcessRunner, context.Tools)
            .RunWithResult(settings);
    }
}
