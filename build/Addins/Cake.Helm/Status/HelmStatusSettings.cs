namespace Cake.Helm;

/// <summary>Settings of <c>helm status</c>.</summary>
public sealed class HelmStatusSettings : HelmSettings
{
    /// <summary>The revision; the newest unless set (<c>--revision</c>).</summary>
    public int? Revision { get; set; }
}
