namespace Cake.Helm;

/// <summary>Settings of <c>helm history</c>.</summary>
public sealed class HelmHistorySettings : HelmSettings
{
    /// <summary>How many revisions are listed at most, the newest; 256 unless set (<c>--max</c>).</summary>
    public int? Max { get; set; }
}
