namespace Cake.Helm;

/// <summary>Settings of <c>helm template</c>.</summary>
public sealed class HelmTemplateSettings : HelmValuesSettings
{
    /// <summary>The Kubernetes version that is rendered for, such as <c>1.34</c> (<c>--kube-version</c>).</summary>
    public string? KubeVersion { get; set; }

    /// <summary>API versions that the cluster is said to serve besides the built-in ones, such as <c>monitoring.coreos.com/v1</c>
    /// (<c>--api-versions</c>).</summary>
    public ICollection<string> ApiVersions { get; set; } = [];

    /// <summary>The templates that are rendered, by path within the chart; all unless set (<c>--show-only</c>).</summary>
    public ICollection<string> ShowOnly { get; set; } = [];

    /// <summary>Whether custom resource definitions are rendered too (<c>--include-crds</c>).</summary>
    public bool? IncludeCrds { get; set; }

    /// <summary>Whether the chart sees an upgrade, not an installation (<c>--is-upgrade</c>).</summary>
    public bool? IsUpgrade { get; set; }

    /// <summary>Whether hooks are left out (<c>--no-hooks</c>).</summary>
    public bool? NoHooks { get; set; }

    /// <summary>Whether test hooks are left out (<c>--skip-tests</c>).</summary>
    public bool? SkipTests { get; set; }
}
