using Slipway.Model;
using Slipway.Validation.PodSecurity.Pods;

namespace Slipway.Validation.PodSecurity;

/// <summary>
/// A check of the Pod Security Standards. It judges pods, and the pods in templates of workloads, as the admission sees them: init, regular and
/// ephemeral containers alike, and with the one default of the API server that changes a verdict, that of volumes. Source: k8s.io/pod-security-admission/policy,
/// whose verdicts the tests hold them against.
/// </summary>
/// <param name="id">The check's own id in Kubernetes, such as <c>hostNamespaces</c>.</param>
/// <param name="level">The lowest level that asks for it.</param>
/// <param name="revisions">What it asks for, the oldest version first.</param>
internal abstract class PodSecurityCheck(string id, PodSecurityLevel level, params PodSecurityRevision[] revisions) : IManifestRule
{
    protected const string Documentation = "https://kubernetes.io/docs/concepts/security/pod-security-standards/";

    /// <inheritdoc/>
    public abstract Rule Rule { get; }

    /// <summary>The check's own id in Kubernetes.</summary>
    public string Id { get; } = id;

    /// <summary>The lowest level that asks for it.</summary>
    public PodSecurityLevel Level { get; } = level;

    /// <summary>The minor version from which on a stricter check stands in for this one at the restricted level; null for none.</summary>
    public virtual int? ReplacedFrom => null;

    /// <inheritdoc/>
    public IEnumerable<Finding> Check(ManifestSubject subject)
    {
        if (RevisionIn(subject.PodSecurity ?? PodSecurityStandard.Restricted) is not { } revision)
        {
            return [];
        }

        return from pod in subject.Pods
               from violation in revision.Judge(pod)
               select Make(subject, pod, violation);
    }

    /// <summary>What the check asks for under a standard, or null when the standard does not ask for it.</summary>
    /// <param name="standard">The standard.</param>
    internal PodSecurityRevision? RevisionIn(PodSecurityStandard standard)
    {
        var isReplaced = standard.Level == PodSecurityLevel.Restricted && ReplacedFrom <= standard.Minor;
        return standard.Level < Level || isReplaced ? null : Array.FindLast(revisions, revision => revision.Minor <= standard.Minor);
    }

    /// <summary>An example for the rule's page: a pod with one container.</summary>
    /// <param name="pod">Further lines of the pod's specification, indented by two.</param>
    /// <param name="container">Further lines of the container, indented by six.</param>
    /// <param name="metadata">Further lines of the pod's metadata, indented by two.</param>
    protected static RuleExample Example(string pod = "", string container = "", string metadata = "") => RuleExample.Rendered(
        $"apiVersion: v1\nkind: Pod\nmetadata:\n  name: app\n{Lines(metadata)}spec:\n{Lines(pod)}  containers:\n    - name: app\n      image: registry.example.com/app:1.0.0\n{Lines(container)}");

    private static string Lines(string text) => text.Length == 0 ? "" : text + "\n";

    private Finding Make(ManifestSubject subject, JudgedPod pod, PodViolation violation)
    {
        var finding = Rule.InObject(subject.Set, pod.Owner, violation.Message, violation.FieldPath) with { Check = Id };

        // Whoever names a standard wants it kept; as one rule among many it is advice to strangers.
        return subject.PodSecurity is null ? finding.WarningUnlessDeclared(subject.System) : finding;
    }
}
