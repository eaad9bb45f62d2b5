using Cake.Core.IO;

namespace Cake.Helm;

/// <summary>Settings of <c>helm push</c>.</summary>
public sealed class HelmPushSettings : HelmSettings
{
    /// <summary>Whether the registry is spoken to without TLS (<c>--plain-http</c>).</summary>
    public bool? PlainHttp { get; set; }

    /// <summary>Whether any certificate of the registry is accepted (<c>--insecure-skip-tls-verify</c>).</summary>
    public bool? InsecureSkipTlsVerify { get; set; }

    /// <summary>The certificates that the registry's certificate is checked against (<c>--ca-file</c>).</summary>
    public FilePath? CaFile { get; set; }
}
