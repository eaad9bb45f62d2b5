using Slipway.Model;
using Slipway.Validation.PodSecurity.Pods;

namespace Slipway.Validation.PodSecurity.Checks;

/// <summary>SLW046, appArmorProfile: AppArmor's profile is the runtime's or one of the node, by field and by annotation.</summary>
internal sealed class AppArmorProfileCheck()
    : PodSecurityCheck("appArmorProfile", PodSecurityLevel.Baseline, new PodSecurityRevision(0, Judge))
{
    private const string AnnotationPrefix = "container.apparmor.security.beta.kubernetes.io/";

    /// <inheritdoc/>
    public override Rule Rule { get; } = new(
        "SLW046",
        "AppArmor is not turned off",
        Severity.Error,
        "AppArmor keeps a program from files and rights that it has no business with. The field came in 1.30, and counts in every version of the standard. A chart that no system declares gets a warning.",
        "Remove the profile, or take RuntimeDefault or Localhost (in the annotation: runtime/default or localhost/...).",
        Example(container: "      securityContext: { appArmorProfile: { type: Unconfined } }"),
        Example(container: "      securityContext: { appArmorProfile: { type: RuntimeDefault } }"),
        Documentation + "#baseline; check appArmorProfile");

    private static IEnumerable<PodViolation> Judge(JudgedPod pod) =>
        JudgeFields(pod).Concat(JudgeAnnotations(pod));

    private static IEnumerable<PodViolation> JudgeFields(JudgedPod pod) =>
        from settings in pod.AllSecurity
        where settings.AppArmorType is not (null or "RuntimeDefault" or "Localhost")
        select new PodViolation(settings.Path + ".appArmorProfile.type", $"{settings.Owner} has the AppArmor profile '{settings.AppArmorType}'");

    private static IEnumerable<PodViolation> JudgeAnnotations(JudgedPod pod) =>
        from annotation in pod.Annotations
        where annotation.Key.StartsWith(AnnotationPrefix, StringComparison.Ordinal)
        where annotation.Value is not ("" or "runtime/default") && !annotation.Value.StartsWith("localhost/", StringComparison.Ordinal)
        select new PodViolation($"{pod.AnnotationsPath}['{annotation.Key}']", $"the annotation {annotation.Key} has the AppArmor profile '{annotation.Value}'");
}
