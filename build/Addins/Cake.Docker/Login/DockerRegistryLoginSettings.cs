namespace Cake.Docker;

/// <summary>Settings of <c>docker login</c>.</summary>
public sealed class DockerRegistryLoginSettings : AutoToolSettings
{
    /// <summary>The name of the user (<c>--username</c>).</summary>
    public string? Username { get; set; }

    /// <summary>Whether the password is read from standard input, which <see cref="Core.Tooling.ToolSettings.SetupProcessSettings"/> sets
    /// (<c>--password-stdin</c>).</summary>
    public bool? PasswordStdin { get; set; }
}
