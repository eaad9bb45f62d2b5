namespace Cake.Docker;

/// <summary>Settings of a command of docker that has no alias of its own.</summary>
public sealed class DockerCustomCommandSettings : AutoToolSettings;
