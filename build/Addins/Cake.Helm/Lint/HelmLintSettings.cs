namespace Cake.Helm;

/// <summary>Settings of <c>helm lint</c>.</summary>
public sealed class HelmLintSettings : HelmValuesSettings
{
    /// <summary>Whether warnings fail the command too (<c>--strict</c>).</summary>
    public bool? Strict { get; set; }

    /// <summary>Whether charts that the chart depends on are checked too (<c>--with-subcharts</c>).</summary>
    public bool? WithSubcharts { get; set; }

    /// <summary>The Kubernetes version that is rendered for, such as <c>1.34</c> (<c>--kube-version</c>).</summary>
    public string? KubeVersion { get; set; }
}
