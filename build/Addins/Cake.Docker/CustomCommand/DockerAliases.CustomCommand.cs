using Cake.Core;
using Cake.Core.Annotations;

namespace Cake.Docker;

/// <summary>Aliases for commands of docker that have none of their own.</summary>
public static partial class DockerAliases
{
    /// <summary>Runs any command of docker, such as <c>version</c> or <c>image inspect</c>.</summary>
    /// <example>
    /// <code>
    /// var json = DockerCustomCommand(new DockerCustomCommandSettings(), "version --format=json");
    /// </code>
    /// </example>
    /// <param name="context">The context.</param>
    /// <param name="settings">The settings.</param>
    /// <param name="command">The command line after <c>docker</c>, taken as it is: quote what needs quoting.</param>
    /// <returns>The lines of its standard output.</returns>
    [CakeMethodAlias]
    [CakeAliasCategory("CustomCommand")]
    [CakeNamespaceImport("Cake.Docker")]
    public static IEnumerable<string> DockerCustomCommand(this ICakeContext context, DockerCustomCommandSettings settings, string command)
    {
        ArgumentNullException.ThrowIfNull(context);
        return new DockerCustomCommandRunner(context.FileSystem, context.Environment, context.ProcessRunner, context.Tools)
            .Run(settings, command);
    }
}
