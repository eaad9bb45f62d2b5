using Cake.Core;
using Cake.Core.Annotations;

namespace Cake.Docker;

/// <summary>Aliases for <c>docker build</c>.</summary>
[CakeAliasCategory("Docker")]
public static partial class DockerAliases
{
    /// <summary>Builds an image.</summary>
    /// <example>
    /// <code>
    /// DockerBuild(new DockerImageBuildSettings { Tag = ["registry.example.com/app:1.0"] }, "out/app");
    /// </code>
    /// </example>
    /// <param name="context">The context.</param>
    /// <param name="settings">The settings.</param>
    /// <param name="path">The folder whose files the Dockerfile can copy.</param>
    [CakeMethodAlias]
    [CakeAliasCategory("Build")]
    [CakeNamespaceImport("Cake.Docker")]
    public static void DockerBuild(this ICakeContext context, DockerImageBuildSettings settings, string path)
    {
        ArgumentNullException.ThrowIfNull(context);
        new DockerImageBuilder(context.FileSystem, context.Environment, context.ProcessRunner, context.Tools).Run(settings, path);
    }
}
