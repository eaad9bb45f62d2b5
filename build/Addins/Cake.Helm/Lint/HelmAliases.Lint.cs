using Cake.Core;
using Cake.Core.Annotations;

namespace Cake.Helm;

/// <summary>Aliases for checking charts.</summary>
[CakeAliasCategory("Helm")]
public static partial class HelmAliases
{
    /// <summary>Checks a chart.</summary>
    /// <example>
    /// <code>
    /// foreach (var message in HelmLint(new HelmLintSettings { HandleExitCode = code =&gt; code == 1 }, new DirectoryPath("charts/app")))
    /// {
    ///     Information("{0}: {1}", message.Severity, message.Text);
    /// }
    /// </code>
    /// </example>
    /// <param name="context">The context.</param>
    /// <param name="settings">The settings.</param>
    /// <param name="chart">The chart's folder or packaged file.</param>
    /// <returns>What helm says of the chart.</returns>
    [CakeMethodAlias]
    [CakeAliasCategory("Lint")]
    [CakeNamespaceImport("Cake.Helm")]
    public static IReadOnlyList<HelmLintMessage> HelmLint(this ICakeContext context, HelmLintSettings settings, Core.IO.Path chart)
    {
        ArgumentNullException.ThrowIfNull(context);
        return new HelmLinter(context.FileSystem, context.Environment, context.ProcessRunner, context.Tools).Run(settings, chart);
    }
}
