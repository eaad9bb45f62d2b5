namespace Cake.Helm;

/// <summary>Settings of <c>helm get manifest</c>.</summary>
public sealed class HelmGetManifestSettings : HelmSettings
{
    /// <summary>The revision; the newest unless set (<c>--revision</c>).</summary>
    public int? Revision { get; set; }
}
