namespace Cake.Docker;

/// <summary>Settings of <c>docker tag</c>.</summary>
public sealed class DockerImageTagSettings : AutoToolSettings;
