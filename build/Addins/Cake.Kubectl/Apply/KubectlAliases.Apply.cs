using Cake.Core;
using Cake.Core.Annotations;

namespace Cake.Kubectl;

/// <summary>Aliases for <c>kubectl apply</c>.</summary>
[CakeAliasCategory("Kubectl")]
public static partial class KubectlAliases
{
    /// <summary>Applies manifests to the cluster.</summary>
    /// <example>
    /// <code>
    /// KubectlApply(new KubectlApplySettings
    /// {
    ///     Filename = "-",
    ///     ServerSide = true,
    ///     SetupProcessSettings = process =&gt; process.StandardInput = manifests,
    /// });
    /// </code>
    /// </example>
    /// <param name="context">The context.</param>
    /// <param name="settings">The settings.</param>
    [CakeMethodAlias]
    [CakeAliasCategory("Apply")]
    [CakeNamespaceImport("Cake.Kubectl")]
    public static void KubectlApply(this ICakeContext context, KubectlApplySettings settings)
    {
        ArgumentNullException.ThrowIfNull(context);
        new KubectlApplyRunner(context.FileSystem, context.Environment, context.ProcessRunner, context.Tools).Run(settings);
    }

    /// <summary>Applies manifests to the cluster.</summary>
    /// <example>
    /// <code>
    /// var lines = KubectlApplyWithResult(new KubectlApplySettings
    /// {
    ///     Filename = "-",
    ///     ServerSide = true,
    ///     SetupProcessSettings = process =&gt; process.StandardInput = manifests,
    /// });
    /// </code>
    /// </example>
    /// <param name="context">The context.</param>
    /// <param name="settings">The settings.</param>
    /// <returns>The lines of its standard output.</returns>
    [CakeMethodAlias]
    [CakeAliasCategory("Apply")]
    [CakeNamespaceImport("Cake.Kubectl")]
    public static IEnumerable<string> KubectlApplyWithResult(this ICakeContext context, KubectlApplySettings settings)
    {
        ArgumentNullException.ThrowIfNull(context);
        return new KubectlApplyRunner(context.FileSystem, context.Environment, context.ProcessRunner, context.Tools)
            .RunWithResult(settings);
    }
}
