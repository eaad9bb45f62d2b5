using Cake.Core;
using Cake.Core.Annotations;

namespace Cake.Kubectl;

/// <summary>Aliases for <c>kubectl exec</c>.</summary>
public static partial class KubectlAliases
{
    /// <summary>Runs a command in a container. Pod, <c>--</c> and command are appended with
    /// <see cref="Core.Tooling.ToolSettings.ArgumentCustomization"/>.</summary>
    /// <example>
    /// <code>
    /// KubectlExec(new KubectlExecSettings
    /// {
    ///     Container = "postgresql",
    ///     ArgumentCustomization = arguments =&gt; arguments.Append("db-0 -- psql --list"),
    /// });
    /// </code>
    /// </example>
    /// <param name="context">The context.</param>
    /// <param name="settings">The settings.</param>
    [CakeMethodAlias]
    [CakeAliasCategory("Exec")]
    [CakeNamespaceImport("Cake.Kubectl")]
    public static void KubectlExec(this ICakeContext context, KubectlExecSettings settings)
    {
        ArgumentNullException.ThrowIfNull(context);
        new KubectlExecRunner(context.FileSystem, context.Environment, context.ProcessRunner, context.Tools).Run(settings);
    }

    /// <summary>Runs a command in a container. Pod, <c>--</c> and command are appended with
    /// <see cref="Core.Tooling.ToolSettings.ArgumentCustomization"/>.</summary>
    /// <example>
    /// <code>
    /// var tables = KubectlExecWithResult(new KubectlExecSettings
    /// {
    ///     Container = "postgresql",
    ///     ArgumentCustomization = arguments =&gt; arguments.Append("db-0 -- psql --list"),
    /// });
    /// </code>
    /// </example>
    /// <param name="context">The context.</param>
    /// <param name="settings">The settings.</param>
    /// <returns>The lines of its standard output.</returns>
    [CakeMethodAlias]
    [CakeAliasCategory("Exec")]
    [CakeNamespaceImport("Cake.Kubectl")]
    public static IEnumerable<string> KubectlExecWithResult(this ICakeContext context, KubectlExecSettings settings)
    {
        ArgumentNullException.ThrowIfNull(context);
        return new KubectlExecRunner(context.FileSystem, context.Environment, context.ProcessRunner, context.Tools).RunWithResult(settings);
    }
}
