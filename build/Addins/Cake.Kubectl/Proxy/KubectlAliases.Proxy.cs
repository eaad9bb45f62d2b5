using Cake.Core;
using Cake.Core.Annotations;

namespace Cake.Kubectl;

/// <summary>Aliases for <c>kubectl proxy</c>.</summary>
public static partial class KubectlAliases
{
    /// <summary>Serves the cluster's API locally until it is ended.</summary>
    /// <example>
    /// <code>
    /// KubectlProxy(new KubectlProxySettings { UnixSocket = "/run/slipway/api.sock" });
    /// </code>
    /// </example>
    /// <param name="context">The context.</param>
    /// <param name="settings">The settings.</param>
    [CakeMethodAlias]
    [CakeAliasCategory("Proxy")]
    [CakeNamespaceImport("Cake.Kubectl")]
    public static void KubectlProxy(this ICakeContext context, KubectlProxySettings settings)
    {
        ArgumentNullException.ThrowIfNull(context);
        new KubectlProxyRunner(context.FileSystem, context.Environment, context.ProcessRunner, context.Tools).Run(settings);
    }
}
