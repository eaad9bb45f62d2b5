namespace Cake.Docker;

/// <summary>Settings of <c>docker push</c>.</summary>
public sealed class DockerImagePushSettings : AutoToolSettings
{
    /// <summary>Whether all tags of the image are uploaded (<c>--all-tags</c>).</summary>
    public bool AllTags { get; set; }
}
