using Cake.Core;
using Cake.Core.Annotations;

namespace Cake.Helm;

/// <summary>Aliases for OCI registries.</summary>
public static partial class HelmAliases
{
    /// <summary>Logs in to an OCI registry.</summary>
    /// <example>
    /// <code>
    /// HelmRegistryLogin(new HelmRegistryLoginSettings { Username = "ci" }, "registry.example.com", EnvironmentVariable("REGISTRY_TOKEN"));
    /// </code>
    /// </example>
    /// <param name="context">The context.</param>
    /// <param name="settings">The settings.</param>
    /// <param name="host">The registry's host, and port where it has one.</param>
    /// <param name="password">The password or token; it goes to helm by standard input alone.</param>
    [CakeMethodAlias]
    [CakeAliasCategory("Registry")]
    [CakeNamespaceImport("Cake.Helm")]
    public static void HelmRegistryLogin(this ICakeContext context, HelmRegistryLoginSettings settings, string host, string password)
    {
        ArgumentNullException.ThrowIfNull(context);
        new HelmRegistryLogin(context.FileSystem, context.Environment, context.ProcessRunner, context.Tools).Run(settings, host, password);
    }
}
