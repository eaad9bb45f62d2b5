namespace Cake.Helm;

/// <summary>Settings of <c>helm get values</c>.</summary>
public sealed class HelmGetValuesSettings : HelmSettings
{
    /// <summary>The revision; the newest unless set (<c>--revision</c>).</summary>
    public int? Revision { get; set; }

    /// <summary>Whether the chart's own values are given too (<c>--all</c>).</summary>
    public bool? All { get; set; }
}
