using Slipway.Model;
using Slipway.Validation.PodSecurity.Pods;

namespace Slipway.Validation.PodSecurity.Checks;

/// <summary>SLW041, privileged: no container is privileged.</summary>
internal sealed class PrivilegedCheck()
    : PodSecurityCheck("privileged", PodSecurityLevel.Baseline, new PodSecurityRevision(0, Judge))
{
    /// <inheritdoc/>
    public override Rule Rule { get; } = new(
        "SLW041",
        "Containers are not privileged",
        Severity.Error,
        "A privileged container is root on its node, whatever else its securityContext says. A chart that no system declares gets a warning.",
        "Remove privileged, or set it to false; add the one capability that the program needs.",
        Example(container: "      securityContext: { privileged: true }"),
        Example(container: "      securityContext: { privileged: false }"),
        Documentation + "#baseline; check privileged");

    private static IEnumerable<PodViolation> Judge(JudgedPod pod) =>
        from container in pod.Containers
        where container.Security.Privileged is true
        select new PodViolation(container.Security.Path + ".privileged", $"{container.Owner} is privileged");
}
