namespace Cake.Kubectl;

/// <summary>Settings of <c>kubectl config get-contexts</c>.</summary>
public sealed class KubectlConfigGetContextsSettings : AutoToolSettings
{
    /// <summary>Whether the heading is left out (<c>--no-headers</c>).</summary>
    public bool? NoHeaders { get; set; }

    /// <summary>The format of the output: <c>name</c> (<c>--output</c>).</summary>
    public string? Output { get; set; }
}
