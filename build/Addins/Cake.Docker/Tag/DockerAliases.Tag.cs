using Cake.Core;
using Cake.Core.Annotations;

namespace Cake.Docker;

/// <summary>Aliases for <c>docker tag</c>.</summary>
public static partial class DockerAliases
{
    /// <summary>Gives an image a further name.</summary>
    /// <example>
    /// <code>
    /// DockerTag("postgres:15", "localhost:5000/postgres:15");
    /// </code>
    /// </example>
    /// <param name="context">The context.</param>
    /// <param name="imageReference">The image.</param>
    /// <param name="registryReference">Its further name.</param>
    [CakeMethodAlias]
    [CakeAliasCategory("Tag")]
    [CakeNamespaceImport("Cake.Docker")]
    public static void DockerTag(this ICakeContext context, string imageReference, string registryReference)
    {
        ArgumentNullException.ThrowIfNull(context);
        new DockerImageTagger(context.FileSystem, context.Environment, context.ProcessRunner, context.Tools)
            .Run(new DockerImageTagSettings(), imageReference, registryReference);
    }
}
