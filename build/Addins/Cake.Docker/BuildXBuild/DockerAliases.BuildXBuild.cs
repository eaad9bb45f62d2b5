using Cake.Core;
using Cake.Core.Annotations;

namespace Cake.Docker;

/// <summary>Aliases for <c>docker buildx build</c>.</summary>
public static partial class DockerAliases
{
    /// <summary>Builds an image with BuildKit.</summary>
    /// <example>
    /// <code>
    /// DockerBuildXBuild(new DockerBuildXBuildSettings { Tag = ["registry.example.com/app:1.0"], Push = true }, "out/app");
    /// </code>
    /// </example>
    /// <param name="context">The context.</param>
    /// <param name="settings">The settings.</param>
    /// <param name="target">The folder whose files the Dockerfile can copy.</param>
    [CakeMethodAlias]
    [CakeAliasCategory("BuildXBuild")]
    [CakeNamespaceImport("Cake.Docker")]
    public static void DockerBuildXBuild(this ICakeContext context, DockerBuildXBuildSettings settings, string target)
    {
        ArgumentNullException.ThrowIfNull(context);
        new DockerBuildXBuilder(context.FileSystem, context.Environment, context.ProcessRunner, context.Tools).Run(settings, target);
    }
}
