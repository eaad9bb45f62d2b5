using Slipway.Model;
using static Slipway.Tests.Validation.Policy.PolicyCheck;

namespace Slipway.Tests.Validation.Policy;

/// <summary>Images, resources, probes and shutdown.</summary>
public sealed class WorkloadRuleTests
{
    private const string Digest = "sha256:0b1a4f4b2c7b2bd7f3f0ad5ed64ac5c5d2bbd5b7c8a6ad0b1fbf8f1d6b5b9a11";

    [TestCase("app", true)]
    [TestCase("localhost:5000/app", true)]
    [TestCase("'app:'", true)]
    [TestCase("localhost:5000/app:1", false)]
    [TestCase("app:latest", false)]
    [TestCase("app@" + Digest, false)]
    public void Should_AskForTagOrDigest_When_AnImageIsNamed(string image, bool isFound) =>
        Assert.That(Run("SLW070", Deployment($"image: {image}")), Has.Length.EqualTo(isFound ? 1 : 0));

    [TestCase("app:latest", true)]
    [TestCase("app:Stable", true)]
    [TestCase("app", false)]
    [TestCase("app:latest@" + Digest, false)]
    [TestCase("app:1.0.0-latest", false)]
    public void Should_RefuseTagsThatMove_When_NothingPinsThem(string image, bool isFound) =>
        Assert.That(Run("SLW071", Deployment($"image: {image}")), Has.Length.EqualTo(isFound ? 1 : 0));

    [TestCase("default", Severity.Warning)]
    [TestCase("dev", Severity.Warning)]
    [TestCase("staging", Severity.Error)]
    [TestCase("prod", Severity.Error)]
    public void Should_BeStricterTowardsProduction_When_TheRuleSaysSo(string valueSet, Severity severity) =>
        Assert.That(Run("SLW071", Deployment("image: app:latest"), valueSet).Single().Severity, Is.EqualTo(severity));

    [TestCase("serviceAccount: app", "serviceAccount is deprecated since Kubernetes 1.1: use serviceAccountName")]
    [TestCase("serviceAccount: app, serviceAccountName: app", null)]
    [TestCase("volumes: [{ name: a, gitRepo: { repository: b } }]", "gitRepo is deprecated since Kubernetes 1.11: use an init container that clones into an emptyDir")]
    [TestCase("nodeSelector: { beta.kubernetes.io/arch: arm64 }", "beta.kubernetes.io/arch is deprecated since Kubernetes 1.14: use kubernetes.io/arch")]
    [TestCase("nodeSelector: { kubernetes.io/arch: arm64 }", null)]
    public void Should_NameTheReplacement_When_AFieldOfAPodIsDeprecated(string pod, string? message) =>
        Assert.That(Messages("SLW136", Deployment(pod: pod)), Is.EqualTo(message is null ? [] : new[] { message }));

    [TestCase("networking.k8s.io/v1", "Ingress", "kubernetes.io/ingress.class: nginx", 1)]
    [TestCase("v1", "Pod", "seccomp.security.alpha.kubernetes.io/pod: runtime/default", 1)]
    [TestCase("v1", "Pod", "container.apparmor.security.beta.kubernetes.io/main: runtime/default", 1)]
    [TestCase("v1", "Pod", "example.com/mine: x", 0)]
    public void Should_NameTheReplacement_When_AnAnnotationIsDeprecated(string apiVersion, string kind, string annotation, int count) =>
        Assert.That(Run("SLW136", Object(apiVersion, kind, "containers: [{ name: main, image: x:1 }]", $"name: a, annotations: {{ {annotation} }}")), Has.Length.EqualTo(count));

    [Test]
    public void Should_OnlyWarn_When_NoSystemDeclaresTheChart()
    {
        Assert.That(Run("SLW071", Deployment("image: app:latest"), "prod", isDeclared: false).Single().Severity, Is.EqualTo(Severity.Warning));
        Assert.That(Run("SLW100", Deployment(), "dev", isDeclared: false).Single().Severity, Is.EqualTo(Severity.Info), "what weighs less stays so");
        Assert.That(Run("SLW077", Deployment("image: x:1, readinessProbe: { httpGet: { port: http } }"), isDeclared: false).Single().Severity, Is.EqualTo(Severity.Error), "what cannot work is an error for everybody");
    }

    [TestCase("prod", "app:1", 1)]
    [TestCase("staging", "app:1", 0)]
    [TestCase("ci-prod", "app:1", 0)]
    [TestCase("prod", "app:1@" + Digest, 0)]
    [TestCase("prod", "app", 0)]
    public void Should_AskForADigest_When_InProductionAlone(string valueSet, string image, int count) =>
        Assert.That(Run("SLW072", Deployment($"image: {image}"), valueSet), Has.Length.EqualTo(count));

    [TestCase("Never", "prod", Severity.Error)]
    [TestCase("Never", "local", Severity.Info)]
    public void Should_WeighNeverPulling_When_ItMayBeMeant(string policy, string valueSet, Severity severity) =>
        Assert.That(Run("SLW073", Deployment($"image: x:1, imagePullPolicy: {policy}"), valueSet).Single().Severity, Is.EqualTo(severity));

    [Test]
    public void Should_LookAtInitContainersAndCronJobs_When_ImagesAreChecked()
    {
        const string Text = "apiVersion: batch/v1\nkind: CronJob\nmetadata: { name: a }\nspec: { jobTemplate: { spec: { template: { spec: { initContainers: [{ name: i, image: x }], containers: [{ name: c, image: y:1 }] } } } } }\n";

        Assert.That(Run("SLW070", Text).Single().FieldPath, Is.EqualTo("spec.jobTemplate.spec.template.spec.initContainers[0].image"));
    }

    [TestCase("memory: 512m", "less than a byte")]
    [TestCase("memory: 512", "512 bytes")]
    [TestCase("cpu: 500", "thousandths end in m")]
    [TestCase("cpu: 5000Mi", "more cores than any node has")]
    [TestCase("memory: 64Mi", null)]
    [TestCase("memory: 134217728", null)]
    [TestCase("memory: 0", null)]
    [TestCase("cpu: 64", null)]
    [TestCase("cpu: 100m", null)]
    [TestCase("ephemeral-storage: 100", null)]
    public void Should_DoubtAmounts_When_TheUnitIsWrong(string amount, string? message) =>
        Assert.That(Messages("SLW075", Deployment($"image: x:1, resources: {{ limits: {{ {amount} }} }}")), message is null ? Is.Empty : Has.One.Contains(message));

    [TestCase("httpGet: { path: /a, port: 1 }", "httpGet: { path: /a, port: 1 }", true)]
    [TestCase("httpGet: { path: /a, port: 1 }", "httpGet: { path: /b, port: 1 }", false)]
    [TestCase("httpGet: { path: /a, port: 1 }, periodSeconds: 30", "httpGet: { path: /a, port: 1 }", false)]
    [TestCase("httpGet: { path: /a, port: 1 }, failureThreshold: 2", "httpGet: { path: /a, port: 1 }, periodSeconds: 5", false)]
    [TestCase("exec: { command: [a, b] }", "exec: { command: [a, b] }, failureThreshold: 5", true)]
    [TestCase("exec: { command: [a, b] }", "exec: { command: [a, c] }", false)]
    [TestCase("tcpSocket: { port: 1 }", "httpGet: { path: /a, port: 1 }", false)]
    public void Should_AskLivenessToBePatient_When_BothProbesAskTheSame(string liveness, string readiness, bool isFound) =>
        Assert.That(Run("SLW076", Deployment($"image: x:1, livenessProbe: {{ {liveness} }}, readinessProbe: {{ {readiness} }}")), Has.Length.EqualTo(isFound ? 1 : 0));

    [TestCase("readinessProbe: { httpGet: { port: web } }", Severity.Error)]
    [TestCase("readinessProbe: { tcpSocket: { port: 81 } }", Severity.Warning)]
    [TestCase("livenessProbe: { grpc: { port: 81 } }", Severity.Warning)]
    [TestCase("startupProbe: { httpGet: { port: http } }", null)]
    [TestCase("startupProbe: { httpGet: { port: 80 } }", null)]
    [TestCase("startupProbe: { exec: { command: [x] } }", null)]
    public void Should_LookForTheProbesPort_When_TheContainerListsPorts(string probe, Severity? severity) =>
        Assert.That(Run("SLW077", Deployment($"image: x:1, ports: [{{ name: http, containerPort: 80 }}], {probe}")).Select(finding => (Severity?)finding.Severity), Is.EqualTo(severity is null ? Array.Empty<Severity?>() : [severity]));

    [Test]
    public void Should_NotAskForNumbers_When_AContainerListsNoPorts()
    {
        Assert.That(Run("SLW077", Deployment("image: x:1, readinessProbe: { httpGet: { port: 80 } }")), Is.Empty);
        Assert.That(Run("SLW077", Deployment("image: x:1, readinessProbe: { httpGet: { port: http } }")), Has.Length.EqualTo(1));
    }

    [Test]
    public void Should_LetJobsBeKilled_When_TheyMayTakeNoTimeToStop()
    {
        Assert.That(Run("SLW078", Deployment(pod: "terminationGracePeriodSeconds: 0")), Has.Length.EqualTo(1));
        Assert.That(Run("SLW078", Job(pod: "restartPolicy: Never, terminationGracePeriodSeconds: 0")), Is.Empty);
    }
}
