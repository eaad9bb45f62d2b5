using Slipway.Manifests;
using Slipway.Model;
using Slipway.Validation.Index;

namespace Slipway.Validation.Rules.Access;

/// <summary>SLW080: pods that do not speak to the API server carry no token for it.</summary>
internal sealed class ServiceAccountTokenRule() : PolicyRule(new Rule(
    "SLW080",
    "Pods without rights carry no service account token",
    Severity.Warning,
    "Unless told otherwise, a token for the API server lies in every container. Who gets into a pod gets the token, and with it whatever the account may do, "
        + "now or once somebody binds a role to it. A pod whose account has a role in the chart needs its token and is not asked; neither is one whose account "
        + "is made elsewhere.",
    "Set automountServiceAccountToken: false in the pod, or in its ServiceAccount.",
    Sample.Of(Sample.Deployment()),
    Sample.Of(Sample.Deployment(pod: "automountServiceAccountToken: false")),
    "https://kubernetes.io/docs/tasks/configure-pod-container/configure-service-account/#opt-out-of-api-credential-automounting")
{
    SeverityIn = Environments.ErrorFromStaging,
    WarnsUndeclared = true,
})
{
    /// <inheritdoc/>
    protected override IEnumerable<Finding> Find(ManifestSubject subject)
    {
        var bound = Binding.All(subject.Index).SelectMany(binding => binding.Accounts).ToHashSet();
        return from pod in subject.Index.Pods
               where Mounts(subject.Index, pod) && !bound.Contains((pod.Namespace, AccountOf(pod)))
               select Rule.InObject(subject.Set, pod.Owner, $"the pod carries a token of the service account '{AccountOf(pod)}', which has no role here", pod.FieldPath + ".automountServiceAccountToken");
    }

    // What the pod says wins over what its account says. An account that is not rendered may say anything.
    private static bool Mounts(ManifestIndex index, ManifestPod pod)
    {
        if (pod.Specification["automountServiceAccountToken"].AsBoolean() is { } own)
        {
            return own;
        }

        var account = index.Find(ApiGroups.Core, "ServiceAccount", pod.Namespace, AccountOf(pod));
        return account is null ? AccountOf(pod) == "default" : account.Root["automountServiceAccountToken"].AsBoolean() ?? true;
    }

    private static string AccountOf(ManifestPod pod) =>
        pod.Specification["serviceAccountName"]?.Text is { Length: > 0 } name ? name : pod.Specification["serviceAccount"]?.Text is { Length: > 0 } old ? old : "default";
}
