using Slipway.Model;

namespace Slipway.Tests.Validation.PodSecurity;

public sealed class PodTemplateTests
{
    private const string Template = "template: { metadata: { annotations: { container.apparmor.security.beta.kubernetes.io/c: unconfined } }, spec: { hostPID: true, containers: [{ name: c }] } }";

    [TestCase("apps/v1", "Deployment", "spec.template.")]
    [TestCase("extensions/v1beta1", "Deployment", "spec.template.")]
    [TestCase("apps/v1beta2", "ReplicaSet", "spec.template.")]
    [TestCase("apps/v1", "StatefulSet", "spec.template.")]
    [TestCase("apps/v1", "DaemonSet", "spec.template.")]
    [TestCase("v1", "ReplicationController", "spec.template.")]
    [TestCase("batch/v1", "Job", "spec.template.")]
    public void Should_JudgeTheTemplate_When_TheKindMakesPods(string apiVersion, string kind, string path) =>
        ExpectPaths($"apiVersion: {apiVersion}\nkind: {kind}\nmetadata: {{ name: a }}\nspec: {{ {Template} }}\n", path);

    [TestCase("batch/v1")]
    [TestCase("batch/v1beta1")]
    public void Should_JudgeTheTemplate_When_ItIsACronJobs(string apiVersion) => ExpectPaths(
        $"apiVersion: {apiVersion}\nkind: CronJob\nmetadata: {{ name: a }}\nspec: {{ jobTemplate: {{ spec: {{ {Template} }} }} }}\n", "spec.jobTemplate.spec.template.");

    [Test]
    public void Should_JudgeTheTemplate_When_ItIsAnObjectOfItsOwn() =>
        ExpectPaths($"apiVersion: v1\nkind: PodTemplate\nmetadata: {{ name: a }}\n{Template}\n", "template.");

    [TestCase("example.com/v1", "Deployment")]
    [TestCase("argoproj.io/v1alpha1", "Workflow")]
    [TestCase("v1", "ConfigMap")]
    public void Should_JudgeNothing_When_TheKindIsNoneOfKubernetesOwn(string apiVersion, string kind) =>
        Assert.That(PodVerdict.Of("restricted", $"apiVersion: {apiVersion}\nkind: {kind}\nmetadata: {{ name: a }}\nspec: {{ {Template} }}\n"), Is.Empty);

    [TestCase("spec: null")]
    [TestCase("spec: {}")]
    [TestCase("data: {}")]
    public void Should_AllowIt_When_ThereIsNoContainer(string rest) =>
        Assert.That(PodVerdict.Of("restricted", $"apiVersion: v1\nkind: Pod\nmetadata: {{ name: a }}\n{rest}\n"), Is.Empty);

    [TestCase("hostNetwork: 'false',", "", "spec.hostNetwork")]
    [TestCase("hostPID: 0,", "", "spec.hostPID")]
    [TestCase("volumes: { name: v },", "", "spec.volumes")]
    [TestCase("securityContext: none,", "", "spec.securityContext")]
    [TestCase("", "runAsUser: '1000'", "spec.containers[0].securityContext.runAsUser")]
    [TestCase("", "runAsUser: 1.5", "spec.containers[0].securityContext.runAsUser")]
    [TestCase("", "seccompProfile: RuntimeDefault", "spec.containers[0].securityContext.seccompProfile")]
    [TestCase("initContainers: [x],", "", "spec.initContainers[0]")]
    public void Should_SayThatTheServerRefusesIt_When_AFieldHasTheWrongType(string specification, string security, string path)
    {
        var finding = PodVerdict.Findings("privileged", PodVerdict.Pod(specification, security)).Single();

        Assert.That((finding.Rule, finding.FieldPath, finding.Severity), Is.EqualTo(("SLW059", path, Severity.Error)));
    }

    [TestCase("ports: [{ containerPort: 80, hostPort: 99999999999 }]", "spec.containers[0].ports[0].hostPort")]
    [TestCase("name: 5", "spec.containers[0].name")]
    public void Should_SayThatTheServerRefusesIt_When_AContainersFieldDoes(string container, string path) => Assert.That(
        PodVerdict.Findings("privileged", $"apiVersion: v1\nkind: Pod\nmetadata: {{ name: a }}\nspec: {{ containers: [{{ {container} }}] }}\n").Single().FieldPath, Is.EqualTo(path));

    [Test]
    public void Should_NameAnAnnotationByItsKey_When_ItHasTheWrongType() => Assert.That(
        PodVerdict.Findings("privileged", PodVerdict.Pod(metadata: "annotations: { a.b/c: true }")).Single().FieldPath, Is.EqualTo("metadata.annotations['a.b/c']"));

    [Test]
    public void Should_WarnStrangersAndRefuseOurOwn_When_NoStandardIsAskedFor() => Assert.Multiple(() =>
    {
        Assert.That(PodVerdict.Findings(null, PodVerdict.Bare()).Select(finding => finding.Severity), Is.Not.Empty.And.All.EqualTo(Severity.Warning));
        Assert.That(PodVerdict.Findings(null, PodVerdict.Bare(), new SystemDefinition("app")).Select(finding => finding.Severity), Is.Not.Empty.And.All.EqualTo(Severity.Error));
        Assert.That(PodVerdict.Findings("restricted", PodVerdict.Bare()).Select(finding => finding.Severity), Is.Not.Empty.And.All.EqualTo(Severity.Error));
    });

    private static void ExpectPaths(string text, string path)
    {
        var findings = PodVerdict.Findings("baseline", text);

        Assert.That(findings.Select(finding => finding.FieldPath), Is.EqualTo(new[]
        {
            path + "spec.hostPID", path + "metadata.annotations['container.apparmor.security.beta.kubernetes.io/c']",
        }));
    }
}
