using Cake.Core;
using Cake.Core.Annotations;

namespace Cake.Docker;

/// <summary>Aliases for <c>docker push</c>.</summary>
public static partial class DockerAliases
{
    /// <summary>Uploads an image to its registry.</summary>
    /// <example>
    /// <code>
    /// DockerPush(new DockerImagePushSettings(), "registry.example.com/app:1.0");
    /// </code>
    /// </example>
    /// <param name="context">The context.</param>
    /// <param name="settings">The settings.</param>
    /// <param name="imageReference">The image, as <c>name:tag</c>.</param>
    [CakeMethodAlias]
    [CakeAliasCategory("Push")]
    [CakeNamespaceImport("Cake.Docker")]
    public static void DockerPush(this ICakeContext context, DockerImagePushSettings settings, string imageReference)
    {
        ArgumentNullException.ThrowIfNull(context);
        new DockerImagePusher(context.FileSystem, context.Environment, context.ProcessRunner, context.Tools).Run(settings, imageReference);
    }
}
