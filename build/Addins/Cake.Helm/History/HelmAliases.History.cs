using Cake.Core;
using Cake.Core.Annotations;

namespace Cake.Helm;

/// <summary>Aliases for the history of releases.</summary>
public static partial class HelmAliases
{
    /// <summary>Gets the revisions of a release.</summary>
    /// <example>
    /// <code>
    /// var deployed = HelmHistory(new HelmHistorySettings { Namespace = "apps" }, "app")
    ///     .Last(revision =&gt; revision.Status == HelmReleaseStatus.Deployed);
    /// </code>
    /// </example>
    /// <param name="context">The context.</param>
    /// <param name="settings">The settings.</param>
    /// <param name="release">The name of the release.</param>
    /// <returns>The revisions, oldest first.</returns>
    [CakeMethodAlias]
    [CakeAliasCategory("History")]
    [CakeNamespaceImport("Cake.Helm")]
    public static IReadOnlyList<HelmRevision> HelmHistory(this ICakeContext context, HelmHistorySettings settings, string release)
    {
        ArgumentNullException.ThrowIfNull(context);
        return new HelmHistoryReader(context.FileSystem, context.Environment, context.ProcessRunner, context.Tools).Run(settings, release);
    }
}
