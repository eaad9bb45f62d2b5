using Cake.Core;
using Cake.Core.Annotations;
using Cake.Core.IO;

namespace Cake.Helm;

/// <summary>Aliases for publishing charts.</summary>
public static partial class HelmAliases
{
    /// <summary>Uploads a packaged chart to an OCI registry.</summary>
    /// <example>
    /// <code>
    /// HelmPush(new HelmPushSettings(), "artifacts/charts/app-1.0.0.tgz", "oci://registry.example.com/charts");
    /// </code>
    /// </example>
    /// <param name="context">The context.</param>
    /// <param name="settings">The settings.</param>
    /// <param name="package">The packaged chart.</param>
    /// <param name="remote">Where to, without the chart's name: <c>oci://registry.example.com/charts</c>.</param>
    [CakeMethodAlias]
    [CakeAliasCategory("Push")]
    [CakeNamespaceImport("Cake.Helm")]
    public static void HelmPush(this ICakeContext context, HelmPushSettings settings, FilePath package, string remote)
    {
        ArgumentNullException.ThrowIfNull(context);
        new HelmPusher(context.FileSystem, context.Environment, context.ProcessRunner, context.Tools).Run(settings, package, remote);
    }
}
