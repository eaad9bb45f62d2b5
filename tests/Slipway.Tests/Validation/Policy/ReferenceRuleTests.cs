using Slipway.Model;
using static Slipway.Tests.Validation.Policy.PolicyCheck;

namespace Slipway.Tests.Validation.Policy;

/// <summary>What refers to something by name, by labels or by port.</summary>
public sealed class ReferenceRuleTests
{
    private const string Service = "apiVersion: v1\nkind: Service\nmetadata: { name: app, labels: { app: app } }\nspec: { selector: { app: app }, ports: [{ name: http, port: 80, targetPort: web }] }\n---\n";
    private const string Ports = "image: x:1, ports: [{ name: web, containerPort: 8080 }]";

    [TestCase("configMapKeyRef: { name: own, key: a }", false)]
    [TestCase("configMapKeyRef: { name: own, key: b }", true)]
    [TestCase("configMapKeyRef: { name: own, key: b, optional: true }", false)]
    [TestCase("configMapKeyRef: { name: elsewhere, key: b }", false)]
    [TestCase("secretKeyRef: { name: own, key: a }", false)]
    [TestCase("secretKeyRef: { name: existing-secret, key: a }", false)]
    [TestCase("secretKeyRef: { name: empty, key: a }", false)]
    public void Should_LookForTheKey_When_TheChartRendersItsSource(string reference, bool isFound)
    {
        const string Sources = "apiVersion: v1\nkind: ConfigMap\nmetadata: { name: own }\ndata: { a: x }\n---\napiVersion: v1\nkind: Secret\nmetadata: { name: own }\nstringData: { a: x }\n---\n"
            + "apiVersion: v1\nkind: Secret\nmetadata: { name: empty }\n---\n";

        Assert.That(Run("SLW094", Sources + Deployment($"image: x:1, env: [{{ name: A, valueFrom: {{ {reference} }} }}]")), Has.Length.EqualTo(isFound ? 1 : 0));
    }

    [TestCase("selector: { app: app }", "name: s", false)]
    [TestCase("selector: { app: gone }", "name: s", true)]
    [TestCase("selector: { app: app, tier: x }", "name: s", true)]
    [TestCase("selector: { app: app }", "name: s, namespace: other", true)]
    [TestCase("selector: { app: app }", "name: s, namespace: app", false)]
    [TestCase("selector: { app: gone }, type: ExternalName, externalName: a.b", "name: s", false)]
    [TestCase("selector: { app: gone }, clusterIP: None", "name: s", true)]
    [TestCase("ports: [{ port: 80 }]", "name: s", false)]
    public void Should_LookForPods_When_AServiceSelectsThem(string spec, string metadata, bool isFound) =>
        Assert.That(Run("SLW110", Deployment() + Object("v1", "Service", spec, metadata)), Has.Length.EqualTo(isFound ? 1 : 0));

    [Test]
    public void Should_TrustTheOperator_When_ACustomResourceHasTheLabels()
    {
        const string Custom = "apiVersion: db.example.com/v1\nkind: Cluster\nmetadata: { name: c, labels: { app: made } }\n---\n";

        Assert.That(Run("SLW110", Custom + Object("v1", "Service", "selector: { app: made }")), Is.Empty);
    }

    [TestCase("targetPort: web", null)]
    [TestCase("targetPort: 8080", null)]
    [TestCase("targetPort: http", Severity.Error)]
    [TestCase("targetPort: 81", Severity.Warning)]
    [TestCase("name: x", Severity.Warning)]
    public void Should_LookForThePort_When_AServiceLeadsToIt(string port, Severity? severity) =>
        Assert.That(
            Run("SLW111", Deployment(Ports) + Object("v1", "Service", $"selector: {{ app: app }}, ports: [{{ port: 80, {port} }}]")).Select(finding => (Severity?)finding.Severity),
            Is.EqualTo(severity is null ? Array.Empty<Severity?>() : [severity]));

    [TestCase("image: x:1", "targetPort: 81", 0)]
    [TestCase("image: x:1", "targetPort: web", 1)]
    public void Should_NotAskForNumbers_When_PodsListNoPorts(string container, string port, int count) =>
        Assert.That(Run("SLW111", Deployment(container) + Object("v1", "Service", $"selector: {{ app: app }}, ports: [{{ port: 80, {port} }}]")), Has.Length.EqualTo(count));

    [Test]
    public void Should_FindThePortOfASidecar_When_ItIsAnInitContainer() =>
        Assert.That(
            Run("SLW111", Deployment(pod: "initContainers: [{ name: proxy, image: y:1, restartPolicy: Always, ports: [{ name: mesh, containerPort: 1 }] }]") + Object("v1", "Service", "selector: { app: app }, ports: [{ port: 80, targetPort: mesh }]")),
            Is.Empty);

    [TestCase("name: app, port: { name: http }", null)]
    [TestCase("name: app, port: { number: 80 }", null)]
    [TestCase("name: app, port: { number: 8080 }", Severity.Error)]
    [TestCase("name: elsewhere, port: { number: 80 }", Severity.Warning)]
    public void Should_LookForTheBackend_When_AnIngressLeadsToIt(string service, Severity? severity)
    {
        var ingress = Object("networking.k8s.io/v1", "Ingress", $"rules: [{{ http: {{ paths: [{{ backend: {{ service: {{ {service} }} }} }}] }} }}]");

        Assert.That(Run("SLW112", Service + ingress).Select(finding => (Severity?)finding.Severity), Is.EqualTo(severity is null ? Array.Empty<Severity?>() : [severity]));
    }

    [Test]
    public void Should_LookForTheBackend_When_ItIsTheDefault() =>
        Assert.That(Run("SLW112", Object("networking.k8s.io/v1", "Ingress", "defaultBackend: { service: { name: gone } }")), Has.Length.EqualTo(1));

    [TestCase("apiVersion: apps/v1, kind: Deployment, name: app", 0)]
    [TestCase("kind: Deployment, name: app", 0)]
    [TestCase("apiVersion: apps/v1, kind: StatefulSet, name: app", 1)]
    [TestCase("apiVersion: argoproj.io/v1alpha1, kind: Rollout, name: gone", 0)]
    public void Should_LookForTheTarget_When_AnAutoscalerScales(string target, int count) =>
        Assert.That(Run("SLW113", Deployment() + Object("autoscaling/v2", "HorizontalPodAutoscaler", $"scaleTargetRef: {{ {target} }}")), Has.Length.EqualTo(count));

    [TestCase("selector: { matchLabels: { app: app } }", 0)]
    [TestCase("selector: {}", 0)]
    [TestCase("selector: { matchLabels: { app: gone } }", 1)]
    [TestCase("maxUnavailable: 1", 1)]
    public void Should_LookForPods_When_ABudgetSelectsThem(string spec, int count) =>
        Assert.That(Run("SLW114", Deployment() + Object("policy/v1", "PodDisruptionBudget", spec)), Has.Length.EqualTo(count));

    [TestCase("selector: { matchLabels: { app: app } }, endpoints: [{ port: http }]", null)]
    [TestCase("selector: { matchLabels: { app: app } }, endpoints: [{ port: metrics }]", "has a port named 'metrics'")]
    [TestCase("selector: { matchLabels: { app: gone } }, endpoints: [{ port: metrics }]", "no service has the labels")]
    [TestCase("selector: { matchLabels: { app: gone } }, namespaceSelector: { any: true }", null)]
    [TestCase("selector: { matchLabels: { app: app } }, endpoints: [{ targetPort: 80 }]", null)]
    public void Should_LookForTheService_When_AMonitorScrapesIt(string spec, string? message) =>
        Assert.That(Messages("SLW115", Service + Object("monitoring.coreos.com/v1", "ServiceMonitor", spec)), message is null ? Is.Empty : Has.One.Contains(message));

    [TestCase("clusterIP: None, selector: { app: app }", "serviceName: app", null)]
    [TestCase("selector: { app: app }", "serviceName: app", "is not headless")]
    [TestCase("clusterIP: None, selector: { app: other }", "serviceName: app", "does not select its pods")]
    [TestCase("clusterIP: None, selector: { app: app }", "serviceName: gone", "there is no Service 'gone'")]
    [TestCase("clusterIP: None, selector: { app: app }", "", null)]
    public void Should_LookForTheHeadlessService_When_AStatefulSetNamesIt(string service, string spec, string? message) =>
        Assert.That(Messages("SLW116", Object("v1", "Service", service) + Deployment(spec: spec, kind: "StatefulSet")), message is null ? Is.Empty : Has.One.Contains(message));

    [TestCase("other", "app", 2)]
    [TestCase("other", "other", 0)]
    public void Should_FindStrangersPods_When_WorkloadsShareLabels(string name, string label, int count) =>
        Assert.That(Run("SLW117", Deployment() + Deployment(name: name, label: label)), Has.Length.EqualTo(count));

    [Test]
    public void Should_IgnoreJobsAndTests_When_TheyShareLabels() =>
        Assert.That(Run("SLW117", Deployment() + "apiVersion: v1\nkind: Pod\nmetadata: { name: t, labels: { app: app } }\nspec: { containers: [] }\n"), Is.Empty);

    [TestCase("ingressClassName: a", "ingressClassName: a", 1)]
    [TestCase("ingressClassName: a", "ingressClassName: b", 0)]
    public void Should_CompareClasses_When_TwoIngressesTakeOnePath(string first, string second, int count)
    {
        const string Rules = "rules: [{ host: a.b, http: { paths: [{ path: / }] } }]";

        Assert.That(Run("SLW118", Object("networking.k8s.io/v1", "Ingress", $"{first}, {Rules}", "name: a") + Object("networking.k8s.io/v1", "Ingress", $"{second}, {Rules}", "name: b")), Has.Length.EqualTo(count));
    }
}
