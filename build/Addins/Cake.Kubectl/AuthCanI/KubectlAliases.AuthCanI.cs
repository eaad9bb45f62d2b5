using Cake.Core;
using Cake.Core.Annotations;

namespace Cake.Kubectl;

/// <summary>Aliases for <c>kubectl auth can-i</c>.</summary>
public static partial class KubectlAliases
{
    /// <summary>Asks whether an action is allowed; exit code 1 means no. Verb and kind are appended with
    /// <see cref="Core.Tooling.ToolSettings.ArgumentCustomization"/>.</summary>
    /// <example>
    /// <code>
    /// KubectlAuthCanI(new KubectlAuthCanISettings
    /// {
    ///     Quiet = true,
    ///     ArgumentCustomization = arguments =&gt; arguments.Append("create deployments"),
    /// });
    /// </code>
    /// </example>
    /// <param name="context">The context.</param>
    /// <param name="settings">The settings.</param>
    [CakeMethodAlias]
    [CakeAliasCategory("AuthCanI")]
    [CakeNamespaceImport("Cake.Kubectl")]
    public static void KubectlAuthCanI(this ICakeContext context, KubectlAuthCanISettings settings)
    {
        ArgumentNullException.ThrowIfNull(context);
        new KubectlAuthCanIRunner(context.FileSystem, context.Environment, context.ProcessRunner, context.Tools).Run(settings);
    }

    /// <summary>Asks whether an action is allowed; exit code 1 means no. Verb and kind are appended with
    /// <see cref="Core.Tooling.ToolSettings.ArgumentCustomization"/>.</summary>
    /// <example>
    /// <code>
    /// var lines = KubectlAuthCanIWithResult(new KubectlAuthCanISettings
    /// {
    ///     Quiet = true,
    ///     ArgumentCustomization = arguments =&gt; arguments.Append("create deployments"),
    /// });
    /// </code>
    /// </example>
    /// <param name="context">The context.</param>
    /// <param name="settings">The settings.</param>
    /// <returns>The lines of its standard output.</returns>
    [CakeMethodAlias]
    [CakeAliasCategory("AuthCanI")]
    [CakeNamespaceImport("Cake.Kubectl")]
    public static IEnumerable<string> KubectlAuthCanIWithResult(this ICakeContext context, KubectlAuthCanISettings settings)
    {
        ArgumentNullException.ThrowIfNull(context);
        return new KubectlAuthCanIRunner(context.FileSystem, context.Environment, context.ProcessRunner, context.Tools)
            .RunWithResult(settings);
    }
}
