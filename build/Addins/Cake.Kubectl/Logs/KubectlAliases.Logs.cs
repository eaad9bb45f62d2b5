using Cake.Core;
using Cake.Core.Annotations;

namespace Cake.Kubectl;

/// <summary>Aliases for <c>kubectl logs</c>.</summary>
public static partial class KubectlAliases
{
    /// <summary>Shows the log of a container. The pod is appended with
    /// <see cref="Core.Tooling.ToolSettings.ArgumentCustomization"/>.</summary>
    /// <example>
    /// <code>
    /// KubectlLogs(new KubectlLogsSettings { Tail = 20, ArgumentCustomization = arguments =&gt; arguments.Append("job/migrate") });
    /// </code>
    /// </example>
    /// <param name="context">The context.</param>
    /// <param name="settings">The settings.</param>
    [CakeMethodAlias]
    [CakeAliasCategory("Logs")]
    [CakeNamespaceImport("Cake.Kubectl")]
    public static void KubectlLogs(this ICakeContext context, KubectlLogsSettings settings)
    {
        ArgumentNullException.ThrowIfNull(context);
        new KubectlLogsRunner(context.FileSystem, context.Environment, context.ProcessRunner, context.Tools).Run(settings);
    }

    /// <summary>Shows the log of a container. The pod is appended with
    /// <see cref="Core.Tooling.ToolSettings.ArgumentCustomization"/>.</summary>
    /// <example>
    /// <code>
    /// var last = KubectlLogsWithResult(new KubectlLogsSettings
    /// {
    ///     Tail = 20,
    ///     ArgumentCustomization = arguments =&gt; arguments.Append("job/migrate"),
    /// });
    /// </code>
    /// </example>
    /// <param name="context">The context.</param>
    /// <param name="settings">The settings.</param>
    /// <returns>The lines of its standard output.</returns>
    [CakeMethodAlias]
    [CakeAliasCategory("Logs")]
    [CakeNamespaceImport("Cake.Kubectl")]
    public static IEnumerable<string> KubectlLogsWithResult(this ICakeContext context, KubectlLogsSettings settings)
    {
        ArgumentNullException.ThrowIfNull(context);
        return new KubectlLogsRunner(context.FileSystem, context.Environment, context.ProcessRunner, context.Tools).RunWithResult(settings);
    }
}
