namespace Cake.Helm;

/// <summary>Settings of <c>helm list</c>.</summary>
public sealed class HelmListSettings : HelmSettings
{
    /// <summary>Whether the releases of all namespaces are listed (<c>--all-namespaces</c>).</summary>
    public bool? AllNamespaces { get; set; }

    /// <summary>A regular expression that the names must match (<c>--filter</c>).</summary>
    public string? Filter { get; set; }

    /// <summary>A label query that the releases must match (<c>--selector</c>).</summary>
    public string? Selector { get; set; }

    /// <summary>How many releases are listed at most; 256 unless set, 0 for all (<c>--max</c>).</summary>
    public int? Max { get; set; }
}
