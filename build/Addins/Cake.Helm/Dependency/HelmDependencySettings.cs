namespace Cake.Helm;

/// <summary>Settings of <c>helm dependency</c>.</summary>
public sealed class HelmDependencySettings : HelmSettings
{
    /// <summary>Whether the indexes of chart repositories are not fetched anew (<c>--skip-refresh</c>); not for list.</summary>
    public bool? SkipRefresh { get; set; }
}
