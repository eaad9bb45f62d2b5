using Slipway.Model;
using Slipway.Validation.PodSecurity.Pods;

namespace Slipway.Validation.PodSecurity.Checks;

/// <summary>SLW051, windowsHostProcess: pods and containers do not run as processes of a Windows node.</summary>
internal sealed class WindowsHostProcessCheck()
    : PodSecurityCheck("windowsHostProcess", PodSecurityLevel.Baseline, new PodSecurityRevision(0, Judge))
{
    /// <inheritdoc/>
    public override Rule Rule { get; } = new(
        "SLW051",
        "Nothing runs as a process of a Windows node",
        Severity.Error,
        "A host process has the rights of the node's own services. A chart that no system declares gets a warning.",
        "Remove windowsOptions.hostProcess, or set it to false.",
        Example(container: "      securityContext: { windowsOptions: { hostProcess: true } }"),
        Example(container: "      securityContext: { windowsOptions: { hostProcess: false } }"),
        Documentation + "#baseline; check windowsHostProcess");

    private static IEnumerable<PodViolation> Judge(JudgedPod pod) =>
        from settings in pod.AllSecurity
        where settings.HostProcess is true
        select new PodViolation(settings.Path + ".windowsOptions.hostProcess", $"{settings.Owner} runs as a process of its Windows node");
}
