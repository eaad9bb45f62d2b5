namespace Cake.Kubectl;

/// <summary>Settings of <c>kubectl auth can-i</c>.</summary>
public sealed class KubectlAuthCanISettings : AutoToolSettings
{
    /// <summary>Whether the action must be allowed in all namespaces (<c>--all-namespaces</c>).</summary>
    public bool? AllNamespaces { get; set; }

    /// <summary>Whether all allowed actions are listed (<c>--list</c>).</summary>
    public bool? List { get; set; }

    /// <summary>Whether the list's heading is left out (<c>--no-headers</c>).</summary>
    public bool? NoHeaders { get; set; }

    /// <summary>Whether only the exit code tells (<c>--quiet</c>).</summary>
    public bool? Quiet { get; set; }

    /// <summary>The subresource, such as <c>log</c> (<c>--subresource</c>).</summary>
    public string? Subresource { get; set; }
}
