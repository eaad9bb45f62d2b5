using Cake.Core;
using Cake.Core.Annotations;

namespace Cake.Docker;

/// <summary>Aliases for <c>docker pull</c>.</summary>
public static partial class DockerAliases
{
    /// <summary>Fetches an image from its registry.</summary>
    /// <example>
    /// <code>
    /// DockerPull(new DockerImagePullSettings { Platform = "linux/amd64" }, "docker.io/library/postgres:15");
    /// </code>
    /// </example>
    /// <param name="context">The context.</param>
    /// <param name="settings">The settings.</param>
    /// <param name="imageReference">The image, as <c>name:tag</c> or <c>name@digest</c>.</param>
    [CakeMethodAlias]
    [CakeAliasCategory("Pull")]
    [CakeNamespaceImport("Cake.Docker")]
    public static void DockerPull(this ICakeContext context, DockerImagePullSettings settings, string imageReference)
    {
        ArgumentNullException.ThrowIfNull(context);
        new DockerImagePuller(context.FileSystem, context.Environment, context.ProcessRunner, context.Tools).Run(settings, imageReference);
    }
}
