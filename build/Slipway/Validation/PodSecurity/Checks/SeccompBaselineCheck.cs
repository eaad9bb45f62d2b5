using Slipway.Model;
using Slipway.Validation.PodSecurity.Pods;

namespace Slipway.Validation.PodSecurity.Checks;

/// <summary>SLW049, seccompProfile_baseline: a seccomp profile that is set is the runtime's or one of the node. Annotations up to 1.18, fields since 1.19.</summary>
internal sealed class SeccompBaselineCheck()
    : PodSecurityCheck("seccompProfile_baseline", PodSecurityLevel.Baseline, new PodSecurityRevision(0, JudgeSince10), new PodSecurityRevision(19, JudgeSince119))
{
    private const string PodAnnotation = "seccomp.security.alpha.kubernetes.io/pod";
    private const string ContainerAnnotation = "container.seccomp.security.alpha.kubernetes.io/";

    /// <inheritdoc/>
    public override Rule Rule { get; } = new(
        "SLW049",
        "Seccomp is not turned off",
        Severity.Error,
        "Seccomp closes the system calls of the kernel that programs do not need, and where most ways out of containers begin. At the restricted level SLW056 takes its place from 1.19 on. A chart that no system declares gets a warning.",
        "Remove the profile, or take RuntimeDefault or Localhost.",
        Example(container: "      securityContext: { seccompProfile: { type: Unconfined } }"),
        Example(container: "      securityContext: { seccompProfile: { type: RuntimeDefault } }"),
        Documentation + "#baseline; check seccompProfile_baseline");

    /// <inheritdoc/>
    public override int? ReplacedFrom => 19;

    private static IEnumerable<PodViolation> JudgeSince10(JudgedPod pod) =>
        from annotation in pod.Annotations
        where annotation.Key == PodAnnotation || pod.Containers.Any(container => annotation.Key == ContainerAnnotation + container.Name)
        where annotation.Value is not ("runtime/default" or "docker/default") && !annotation.Value.StartsWith("localhost/", StringComparison.Ordinal)
        select new PodViolation($"{pod.AnnotationsPath}['{annotation.Key}']", $"the annotation {annotation.Key} has the seccomp profile '{annotation.Value}'");

    private static IEnumerable<PodViolation> JudgeSince119(JudgedPod pod) =>
        from settings in pod.AllSecurity
        where settings.SeccompType is not null && !IsAllowed(settings.SeccompType)
        select Forbidden(settings);

    internal static bool IsAllowed(string? type) => type is "RuntimeDefault" or "Localhost";

    internal static PodViolation Forbidden(SecuritySettings settings) =>
        new(settings.Path + ".seccompProfile.type", $"{settings.Owner} has the seccomp profile '{settings.SeccompType}'");
}
