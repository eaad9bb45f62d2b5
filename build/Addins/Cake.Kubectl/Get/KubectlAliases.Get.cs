using Cake.Core;
using Cake.Core.Annotations;

namespace Cake.Kubectl;

/// <summary>Aliases for <c>kubectl get</c>.</summary>
public static partial class KubectlAliases
{
    /// <summary>Shows objects of the cluster. The real addin has no options here: kind, name and output format are appended with
    /// <see cref="Core.Tooling.ToolSettings.ArgumentCustomization"/>.</summary>
    /// <example>
    /// <code>
    /// KubectlGet(new KubectlGetSettings { ArgumentCustomization = arguments =&gt; arguments.Append("pods").Append("--output=json") });
    /// </code>
    /// </example>
    /// <param name="context">The context.</param>
    /// <param name="settings">The settings.</param>
    [CakeMethodAlias]
    [CakeAliasCategory("Get")]
    [CakeNamespaceImport("Cake.Kubectl")]
    public static void KubectlGet(this ICakeContext context, KubectlGetSettings settings)
    {
        ArgumentNullException.ThrowIfNull(context);
        new KubectlGetRunner(context.FileSystem, context.Environment, context.ProcessRunner, context.Tools).Run(settings);
    }

    /// <summary>Shows objects of the cluster. The real addin has no options here: kind, name and output format are appended with
    /// <see cref="Core.Tooling.ToolSettings.ArgumentCustomization"/>.</summary>
    /// <example>
    /// <code>
    /// var pods = KubectlGetWithResult(new KubectlGetSettings
    /// {
    ///     ArgumentCustomization = arguments =&gt; arguments.Append("pods").Append("--output=json"),
    /// });
    /// </code>
    /// </example>
    /// <param name="context">The context.</param>
    /// <param name="settings">The settings.</param>
    /// <returns>The lines of its standard output.</returns>
    [CakeMethodAlias]
    [CakeAliasCategory("Get")]
    [CakeNamespaceImport("Cake.Kubectl")]
    public static IEnumerable<string> KubectlGetWithResult(this ICakeContext context, KubectlGetSettings settings)
    {
        ArgumentNullException.ThrowIfNull(context);
        return new KubectlGetRunner(context.FileSystem, context.Environment, context.ProcessRunner, context.Tools).RunWithResult(settings);
    }
}
