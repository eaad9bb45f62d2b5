namespace Cake.Docker;

/// <summary>Settings of <c>docker pull</c>.</summary>
public sealed class DockerImagePullSettings : AutoToolSettings
{
    /// <summary>The platform, for an image of several (<c>--platform</c>).</summary>
    public string? Platform { get; set; }
}
