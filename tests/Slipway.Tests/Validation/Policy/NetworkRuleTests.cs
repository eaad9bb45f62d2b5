using Slipway.Model;
using static Slipway.Tests.Validation.Policy.PolicyCheck;

namespace Slipway.Tests.Validation.Policy;

/// <summary>Network policies, Ingresses, and what Services show.</summary>
public sealed class NetworkRuleTests
{
    [TestCase("podSelector: {}, policyTypes: [Ingress, Egress]", null)]
    [TestCase("podSelector: , policyTypes: [Ingress, Egress]", null)]
    [TestCase("podSelector: { matchLabels: { app: app } }, policyTypes: [Ingress, Egress]", null)]
    [TestCase("podSelector: { matchExpressions: [{ key: app, operator: In, values: [app] }] }, policyTypes: [Ingress, Egress]", null)]
    [TestCase("podSelector: {}", "governs the pod's egress")]
    [TestCase("podSelector: {}, egress: [{}]", null)]
    [TestCase("podSelector: {}, policyTypes: [Egress]", "governs the pod's ingress")]
    [TestCase("podSelector: { matchLabels: { app: other } }, policyTypes: [Ingress, Egress]", "governs the pod's ingress and egress")]
    public void Should_FindOpenDirections_When_PoliciesSelectPods(string policy, string? message) =>
        Assert.That(Messages("SLW100", Deployment() + Policy(policy)), message is null ? Is.Empty : Has.One.EndsWith(message));

    [Test]
    public void Should_AddPoliciesUp_When_OneGovernsEachDirection() =>
        Assert.That(Run("SLW100", Deployment() + Policy("podSelector: {}, policyTypes: [Ingress]", "name: in") + Policy("podSelector: {}, policyTypes: [Egress]", "name: out")), Is.Empty);

    [TestCase("app", 0)]
    [TestCase("other", 1)]
    public void Should_StayInTheNamespace_When_APolicyNamesOne(string ns, int count) =>
        Assert.That(Run("SLW100", Deployment() + Policy("podSelector: {}, policyTypes: [Ingress, Egress]", $"name: a, namespace: {ns}")), Has.Length.EqualTo(count), "an object without a namespace is in the release's");

    [TestCase("ci-bare", "", 0)]
    [TestCase("prod", "hostNetwork: true", 0)]
    [TestCase("prod", "", 1)]
    public void Should_AskForNoPolicy_When_ItCannotMatter(string valueSet, string pod, int count) =>
        Assert.That(Run("SLW100", Deployment(pod: pod), valueSet), Has.Length.EqualTo(count));

    [TestCase("podSelector: {}", 0)]
    [TestCase("podSelector: { matchLabels: { app: app } }", 0)]
    [TestCase("podSelector: { matchLabels: { app: gone } }", 1)]
    [TestCase("podSelector: { matchLabels: { app: step } }", 0)]
    public void Should_FindPoliciesThatSelectNothing_When_ControllersMakePodsToo(string policy, int count)
    {
        const string Workflow = "apiVersion: argoproj.io/v1alpha1\nkind: Workflow\nmetadata: { name: w }\nspec: { templates: [{ name: a, metadata: { labels: { app: step } } }] }\n---\n";

        Assert.That(Run("SLW101", Deployment() + Workflow + Policy(policy)), Has.Length.EqualTo(count));
    }

    [TestCase("prod", Severity.Error)]
    [TestCase("staging", Severity.Warning)]
    [TestCase("dev", null)]
    public void Should_AskForTls_When_FromStagingOn(string valueSet, Severity? severity) =>
        Assert.That(Run("SLW102", Ingress("rules: [{ host: a.b }]"), valueSet).Select(finding => (Severity?)finding.Severity), Is.EqualTo(severity is null ? Array.Empty<Severity?>() : [severity]));

    [TestCase("[{ hosts: [a.example.com], secretName: t }]", true)]
    [TestCase("[{ hosts: ['*.example.com'] }]", true)]
    [TestCase("[{ secretName: t }]", true)]
    [TestCase("[]", true)]
    [TestCase("[{ hosts: [b.example.com] }, { hosts: [a.example.com] }]", true)]
    [TestCase("[{ hosts: [b.example.com] }]", false)]
    [TestCase("[{ hosts: ['*.com'] }]", false)]
    public void Should_CompareHosts_When_AnIngressHasTls(string tls, bool isCovered) =>
        Assert.That(Run("SLW103", Ingress($"tls: {tls}, rules: [{{ host: a.example.com }}, {{ http: {{}} }}]")), Has.Length.EqualTo(isCovered ? 0 : 1));

    [TestCase("type: ClusterIP", "", false)]
    [TestCase("clusterIP: None", "", false)]
    [TestCase("type: NodePort", "", true)]
    [TestCase("type: LoadBalancer", "", true)]
    [TestCase("type: LoadBalancer, loadBalancerSourceRanges: [10.0.0.0/8]", "", false)]
    [TestCase("type: LoadBalancer", "service.beta.kubernetes.io/azure-load-balancer-internal: 'true'", false)]
    [TestCase("type: LoadBalancer", "service.beta.kubernetes.io/azure-load-balancer-internal: 'false'", true)]
    [TestCase("type: LoadBalancer", "networking.gke.io/load-balancer-type: Internal", false)]
    [TestCase("externalIPs: [1.2.3.4]", "", true)]
    public void Should_FindOpenServices_When_NobodySaidWhoMayCome(string spec, string annotations, bool isFound) =>
        Assert.That(Run("SLW104", Object("v1", "Service", spec, $"name: a, annotations: {{ {annotations} }}")), Has.Length.EqualTo(isFound ? 1 : 0));

    private static string Policy(string spec, string metadata = "name: app") => Object("networking.k8s.io/v1", "NetworkPolicy", spec, metadata);

    private static string Ingress(string spec) => Object("networking.k8s.io/v1", "Ingress", spec);
}
