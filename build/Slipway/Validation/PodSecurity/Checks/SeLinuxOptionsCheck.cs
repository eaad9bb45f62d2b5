using Slipway.Model;
using Slipway.Validation.PodSecurity.Pods;

namespace Slipway.Validation.PodSecurity.Checks;

/// <summary>SLW047, seLinuxOptions: SELinux types are those of containers, and users and roles are not set. container_engine_t since 1.31.</summary>
internal sealed class SeLinuxOptionsCheck()
    : PodSecurityCheck("seLinuxOptions", PodSecurityLevel.Baseline, new PodSecurityRevision(0, JudgeSince10), new PodSecurityRevision(31, JudgeSince131))
{
    /// <inheritdoc/>
    public override Rule Rule { get; } = new(
        "SLW047",
        "SELinux labels are usual ones",
        Severity.Error,
        "With a type, a user or a role of its own choice a process leaves the confinement that SELinux gives to containers. A chart that no system declares gets a warning.",
        "Remove user and role, and take one of the types container_t, container_init_t, container_kvm_t or, from 1.31 on, container_engine_t.",
        Example(container: "      securityContext: { seLinuxOptions: { type: spc_t } }"),
        Example(container: "      securityContext: { seLinuxOptions: { type: container_t } }"),
        Documentation + "#baseline; check seLinuxOptions");

    private static IEnumerable<PodViolation> JudgeSince10(JudgedPod pod) => pod.AllSecurity.SelectMany(settings => Judge(settings, []));

    private static IEnumerable<PodViolation> JudgeSince131(JudgedPod pod) => pod.AllSecurity.SelectMany(settings => Judge(settings, ["container_engine_t"]));

    private static IEnumerable<PodViolation> Judge(SecuritySettings settings, string[] further)
    {
        if (settings.SeLinuxType is { } type && type is not ("" or "container_t" or "container_init_t" or "container_kvm_t") && !further.Contains(type, StringComparer.Ordinal))
        {
            yield return new PodViolation(settings.Path + ".seLinuxOptions.type", $"{settings.Owner} has the SELinux type '{type}'");
        }

        if (!string.IsNullOrEmpty(settings.SeLinuxUser))
        {
            yield return new PodViolation(settings.Path + ".seLinuxOptions.user", $"{settings.Owner} sets the SELinux user '{settings.SeLinuxUser}'");
        }

        if (!string.IsNullOrEmpty(settings.SeLinuxRole))
        {
            yield return new PodViolation(settings.Path + ".seLinuxOptions.role", $"{settings.Owner} sets the SELinux role '{settings.SeLinuxRole}'");
        }
    }
}
