using Cake.Core;
using Cake.Core.Annotations;

namespace Cake.Kubectl;

/// <summary>Aliases for <c>kubectl config current-context</c>.</summary>
public static partial class KubectlAliases
{
    /// <summary>Shows the name of the current context.</summary>
    /// <example>
    /// <code>
    /// KubectlConfigCurrentContext(new KubectlConfigCurrentContextSettings());
    /// </code>
    /// </example>
    /// <param name="context">The context.</param>
    /// <param name="settings">The settings.</param>
    [CakeMethodAlias]
    [CakeAliasCategory("ConfigCurrentContext")]
    [CakeNamespaceImport("Cake.Kubectl")]
    public static void KubectlConfigCurrentContext(this ICakeContext context, KubectlConfigCurrentContextSettings settings)
    {
        ArgumentNullException.ThrowIfNull(context);
        new KubectlConfigCurrentContextRunner(context.FileSystem, context.Environment, context.ProcessRunner, context.Tools).Run(settings);
    }

    /// <summary>Shows the name of the current context.</summary>
    /// <example>
    /// <code>
    /// var context = KubectlConfigCurrentContextWithResult(new KubectlConfigCurrentContextSettings()).First();
    /// </code>
    /// </example>
    /// <param name="context">The context.</param>
    /// <param name="settings">The settings.</param>
    /// <returns>The lines of its standard output.</returns>
    [CakeMethodAlias]
    [CakeAliasCategory("ConfigCurrentContext")]
    [CakeNamespaceImport("Cake.Kubectl")]
    public static IEnumerable<string> KubectlConfigCurrentContextWithResult(
        this ICakeContext context,
        KubectlConfigCurrentContextSettings settings)
    {
        ArgumentNullException.ThrowIfNull(context);
        return new KubectlConfigCurrentContextRunner(context.FileSystem, context.Environment, context.ProcessRunner, context.Tools)
            .RunWithResult(settings);
    }
}
