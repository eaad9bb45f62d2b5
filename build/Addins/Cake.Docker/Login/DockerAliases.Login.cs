using Cake.Core;
using Cake.Core.Annotations;

namespace Cake.Docker;

/// <summary>Aliases for <c>docker login</c>.</summary>
public static partial class DockerAliases
{
    /// <summary>Logs in to a registry. There is no option for the password: it would be seen in the list of processes.</summary>
    /// <example>
    /// <code>
    /// DockerLogin(
    /// new DockerRegistryLoginSettings { Username = "ci", PasswordStdin = true, SetupProcessSettings = process =&gt; process.StandardInput
    /// = token },
    ///     "registry.example.com");
    /// </code>
    /// </example>
    /// <param name="context">The context.</param>
    /// <param name="settings">The settings.</param>
    /// <param name="server">The registry's host, and port where it has one.</param>
    [CakeMethodAlias]
    [CakeAliasCategory("Login")]
    [CakeNamespaceImport("Cake.Docker")]
    public static void DockerLogin(this ICakeContext context, DockerRegistryLoginSettings settings, string server)
    {
        ArgumentNullException.ThrowIfNull(context);
        new DockerRegistryLogin(context.FileSystem, context.Environment, context.ProcessRunner, context.Tools).Run(settings, server);
    }
}
