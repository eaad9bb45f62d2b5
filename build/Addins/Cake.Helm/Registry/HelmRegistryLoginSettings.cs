using Cake.Core.IO;

namespace Cake.Helm;

/// <summary>Settings of <c>helm registry login</c>.</summary>
public sealed class HelmRegistryLoginSettings : HelmSettings
{
    /// <summary>The name of the user (<c>--username</c>).</summary>
    public string? Username { get; set; }

    /// <summary>Whether the registry is spoken to without TLS (<c>--plain-http</c>).</summary>
    public bool? PlainHttp { get; set; }

    /// <summary>Whether any certificate of the registry is accepted (<c>--insecure</c>).</summary>
    public bool? Insecure { get; set; }

    /// <summary>The certificates that the registry's certificate is checked against (<c>--ca-file</c>).</summary>
    public FilePath? CaFile { get; set; }
}
