namespace Cake.Kubectl;

/// <summary>Settings of <c>kubectl version</c>.</summary>
public sealed class KubectlVersionSettings : AutoToolSettings
{
    /// <summary>Whether the cluster is not asked (<c>--client</c>).</summary>
    public bool? Client { get; set; }

    /// <summary>The format of the output: <c>json</c> or <c>yaml</c> (<c>--output</c>).</summary>
    public string? Output { get; set; }
}
