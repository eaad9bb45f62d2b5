using Cake.Core;
using Cake.Core.Annotations;

namespace Cake.Kubectl;

/// <summary>Aliases for <c>kubectl create namespace</c>.</summary>
public static partial class KubectlAliases
{
    /// <summary>Creates a namespace. Its name is appended with <see cref="Core.Tooling.ToolSettings.ArgumentCustomization"/>.</summary>
    /// <example>
    /// <code>
    /// KubectlCreateNamespace(new KubectlCreateNamespaceSettings { ArgumentCustomization = arguments =&gt; arguments.Append("apps") });
    /// </code>
    /// </example>
    /// <param name="context">The context.</param>
    /// <param name="settings">The settings.</param>
    [CakeMethodAlias]
    [CakeAliasCategory("CreateNamespace")]
    [CakeNamespaceImport("Cake.Kubectl")]
    public static void KubectlCreateNamespace(this ICakeContext context, KubectlCreateNamespaceSettings settings)
    {
        ArgumentNullException.ThrowIfNull(context);
        new KubectlCreateNamespaceRunner(context.FileSystem, context.Environment, context.ProcessRunner, context.Tools).Run(settings);
    }

    /// <summary>Creates a namespace. Its name is appended with <see cref="Core.Tooling.ToolSettings.ArgumentCustomization"/>.</summary>
    /// <example>
    /// <code>
    /// var lines = KubectlCreateNamespaceWithResult(new KubectlCreateNamespaceSettings
    /// {
    ///     ArgumentCustomization = arguments =&gt; arguments.Append("apps"),
    /// });
    /// </code>
    /// </example>
    /// <param name="context">The context.</param>
    /// <param name="settings">The settings.</param>
    /// <returns>The lines of its standard output.</returns>
    [CakeMethodAlias]
    [CakeAliasCategory("CreateNamespace")]
    [CakeNamespaceImport("Cake.Kubectl")]
    public static IEnumerable<string> KubectlCreateNamespaceWithResult(this ICakeContext context, KubectlCreateNamespaceSettings settings)
    {
        ArgumentNullException.ThrowIfNull(context);
        return new KubectlCreateNamespaceRunner(context.FileSystem, context.Environment, context.ProcessRunner, context.Tools)
            .RunWithResult(settings);
    }
}
