using Slipway.Manifests;
using Slipway.Model;

namespace Slipway.Validation.Rules.Manifests;

/// <summary>SLW016: names and namespaces have the form and the length that Kubernetes takes.</summary>
internal sealed class ObjectNamesRule : IManifestRule
{
    // Leaves room for the eleven characters that a CronJob's controller appends to make the name of a Job.
    // Source: https://kubernetes.io/docs/concepts/workloads/controllers/cron-jobs/.
    private const int MaximumCronJobLength = 52;

    // A Job's name is the value of a label on its pods. Source: https://kubernetes.io/docs/concepts/workloads/controllers/job/.
    private const int MaximumJobLength = DnsNames.MaximumLabelLength;

    // The name, a hyphen and a hash of up to ten characters are the label controller-revision-hash. Source: kubernetes/kubernetes issue 64023.
    private const int MaximumStatefulSetLength = 52;

    /// <inheritdoc/>
    public Rule Rule { get; } = new(
        "SLW016",
        "Names and namespaces are valid",
        Severity.Error,
        "The API server refuses a name of the wrong form in the middle of a deployment. Names that are too long for what is derived from them are taken, and "
            + "then no pod ever starts. Length often depends on the release's name, so cut generated names (trunc 63 | trimSuffix \"-\").",
        "Use lower-case letters, digits and hyphens, begin and end with a letter or digit, and keep to the length named.",
        RuleExample.Rendered("apiVersion: v1\nkind: Service\nmetadata:\n  name: 2nd_app\nspec:\n  ports:\n    - port: 80\n"),
        RuleExample.Rendered("apiVersion: v1\nkind: Service\nmetadata:\n  name: second-app\nspec:\n  ports:\n    - port: 80\n"),
        "https://kubernetes.io/docs/concepts/overview/working-with-objects/names/");

    /// <inheritdoc/>
    public IEnumerable<Finding> Check(ManifestSubject subject)
    {
        foreach (var current in subject.Set.Objects)
        {
            if (current.Name.Length > 0 && Problem(current) is { } problem)
            {
                yield return Rule.InObject(subject.Set, current, $"the name '{current.Name}' {problem}", "metadata.name");
            }

            if (current.Reference.Namespace is { } space && !DnsNames.IsLabel(space))
            {
                yield return Rule.InObject(subject.Set, current, $"the namespace '{space}' {Label}", "metadata.namespace");
            }

            foreach (var finding in CheckContainers(subject, current))
            {
                yield return finding;
            }
        }
    }

    private const string Label = "is no DNS label (RFC 1123): up to 63 lower-case letters, digits and hyphens";

    private IEnumerable<Finding> CheckContainers(ManifestSubject subject, KubeObject current)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (var container in current.Pod?.AllContainers ?? [])
        {
            if (!DnsNames.IsLabel(container.Name))
            {
                yield return Rule.InObject(subject.Set, current, $"the container name '{container.Name}' {Label}", container.FieldPath + ".name");
            }
            else if (!names.Add(container.Name))
            {
                yield return Rule.InObject(subject.Set, current, $"two containers of the pod are called '{container.Name}'", container.FieldPath + ".name");
            }
        }
    }

    private static string? Problem(KubeObject current) => (current.Reference.Group, current.Kind) switch
    {
        // Kubernetes 1.34 lets a Service's name begin with a digit behind a feature gate that is off (RelaxedServiceNameValidation, KEP-5311).
        ("", "Service") => DnsNames.IsServiceLabel(current.Name) ? null : "is no DNS label (RFC 1035): up to 63 lower-case letters, digits and hyphens, a letter first",
        ("", "Namespace") => DnsNames.IsLabel(current.Name) ? null : Label,
        ("apps", "StatefulSet") when !DnsNames.IsLabel(current.Name) => Label,
        ("apps", "StatefulSet") => TooLong(current.Name, MaximumStatefulSetLength),
        ("batch", "CronJob") => TooLong(current.Name, MaximumCronJobLength) ?? SubdomainProblem(current.Name),
        ("batch", "Job") => TooLong(current.Name, MaximumJobLength) ?? SubdomainProblem(current.Name),
        ("rbac.authorization.k8s.io", _) => current.Name is "." or ".." || current.Name.AsSpan().ContainsAny('/', '%') ? "cannot be part of a path: '/', '%', '.' and '..' are not allowed" : null,
        _ => SubdomainProblem(current.Name),
    };

    private static string? TooLong(string name, int maximum) => name.Length > maximum ? $"has {name.Length} characters, {maximum} are allowed for this kind" : null;

    private static string? SubdomainProblem(string name) => DnsNames.IsSubdomain(name)
        ? null
        : "is no DNS name (RFC 1123): up to 253 lower-case letters, digits, hyphens and dots";
}
