namespace Cake.Kubectl;

/// <summary>Settings of <c>kubectl proxy</c>.</summary>
public sealed class KubectlProxySettings : AutoToolSettings
{
    /// <summary>The Unix socket to serve on; a port unless set (<c>--unix-socket</c>).</summary>
    public string? UnixSocket { get; set; }

    /// <summary>A regular expression of paths that are refused; exec and attach of pods unless set (<c>--reject-paths</c>).</summary>
    public string? RejectPaths { get; set; }
}
