using Cake.Core.IO;
using Cake.Core.Tooling;

namespace Cake.Helm;

/// <summary>What every command of helm takes. Helm 3.14 and later, Helm 4.</summary>
public abstract class HelmSettings : ToolSettings
{
    /// <summary>The kubeconfig file (<c>--kubeconfig</c>).</summary>
    public FilePath? Kubeconfig { get; set; }

    /// <summary>The name of the context in the kubeconfig file (<c>--kube-context</c>).</summary>
    public string? KubeContext { get; set; }

    /// <summary>The namespace of the release (<c>--namespace</c>).</summary>
    public string? Namespace { get; set; }
}
