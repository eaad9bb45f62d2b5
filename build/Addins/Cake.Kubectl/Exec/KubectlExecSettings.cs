namespace Cake.Kubectl;

/// <summary>Settings of <c>kubectl exec</c>.</summary>
public sealed class KubectlExecSettings : AutoToolSettings
{
    /// <summary>The container; the pod's default one unless set (<c>--container</c>).</summary>
    public string? Container { get; set; }

    /// <summary>Whether standard input goes to the command (<c>--stdin</c>).</summary>
    public bool? Stdin { get; set; }

    /// <summary>Whether only the command's own output is shown (<c>--quiet</c>).</summary>
    public bool? Quiet { get; set; }

    /// <summary>How long kubectl waits for the pod to run, such as <c>30s</c> (<c>--pod-running-timeout</c>).</summary>
    public string? PodRunningTimeout { get; set; }
}
