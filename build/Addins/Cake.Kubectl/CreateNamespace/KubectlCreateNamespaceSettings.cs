namespace Cake.Kubectl;

/// <summary>Settings of <c>kubectl create namespace</c>.</summary>
public sealed class KubectlCreateNamespaceSettings : AutoToolSettings
{
    /// <summary><c>client</c> or <c>server</c>: nothing is created (<c>--dry-run</c>).</summary>
    public string? DryRun { get; set; }
}
