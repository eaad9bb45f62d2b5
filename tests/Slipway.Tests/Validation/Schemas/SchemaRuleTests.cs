using Slipway.Model;

namespace Slipway.Tests.Validation.Schemas;

public sealed class SchemaRuleTests
{
    [TestCase("apps/v1", "Deploymnet", "has no kind 'Deploymnet' in Kubernetes 1.36. Did you mean Deployment?")]
    [TestCase("v1", "Deployment", "It is of apps/v1.")]
    [TestCase("app/v1", "Deployment", "Did you mean apps/v1?")]
    [TestCase("networking.k8s.io/v3", "Ingress", "Did you mean networking.k8s.io/v1?")]
    public void Should_NameTheNearest_When_TheKindIsUnknown(string apiVersion, string kind, string message)
    {
        var finding = Api.Check(Api.Object(apiVersion, kind, "")).Single();

        Assert.That(finding.Rule, Is.EqualTo("SLW026"));
        Assert.That(finding.Severity, Is.EqualTo(Severity.Error));
        Assert.That(finding.Message, Does.Contain(message));
    }

    [TestCase("kind: Service\nmetadata: { name: app }\n")]
    [TestCase("apiVersion: v1\nmetadata: { name: app }\n")]
    public void Should_LeaveItToTheReader_When_ApiVersionOrKindIsMissing(string text) => Assert.That(Api.Check(text), Is.Empty);

    [Test]
    public void Should_WarnThatItWasNotChecked_When_TheKindIsSomebodyElses()
    {
        var text = Api.Object("example.com/v1", "Thing", "spec: { anything: 1 }");

        var reported = Api.Check(text).Single();

        Assert.That((reported.Rule, reported.Severity), Is.EqualTo(("SLW026", Severity.Warning)));
        Assert.That(Api.Check(text, ignoreMissing: true), Is.Empty);
    }

    [TestCase("policy/v1beta1", "PodDisruptionBudget", "1.36.0", Severity.Error, "was removed in Kubernetes 1.25: 1.36 refuses it; use policy/v1 PodDisruptionBudget")]
    [TestCase("policy/v1beta1", "PodDisruptionBudget", "1.22.0", Severity.Warning, "is deprecated since Kubernetes 1.21, and removed in 1.25; use policy/v1 PodDisruptionBudget")]
    [TestCase("policy/v1", "PodDisruptionBudget", "1.20.0", Severity.Error, "came with Kubernetes 1.21: 1.20 does not have it; it has policy/v1beta1")]
    [TestCase("resource.k8s.io/v1beta2", "DeviceClass", "1.34.0", Severity.Warning, "is off unless the API server is told to serve it")]
    [TestCase("policy/v1beta1", "PodSecurityPolicy", "1.25.0", Severity.Error, "was removed in Kubernetes 1.25")]
    public void Should_TellWhatBecameOfTheApi_When_TheVersionDoesNotServeIt(string apiVersion, string kind, string kubeVersion, Severity severity, string message)
    {
        var finding = Api.Check(Api.Object(apiVersion, kind, ""), kubeVersion).Single(one => one.Rule == "SLW027");

        Assert.That(finding.Severity, Is.EqualTo(severity));
        Assert.That(finding.Message, Does.Contain(message));
        Assert.That(finding.FieldPath, Is.EqualTo("apiVersion"));
    }

    [TestCase("policy/v1beta1", "PodDisruptionBudget", "1.20.0")]
    [TestCase("policy/v1", "PodDisruptionBudget", "1.21.0")]
    public void Should_StayQuiet_When_TheVersionServesTheApi(string apiVersion, string kind, string kubeVersion) =>
        Assert.That(Api.Check(Api.Object(apiVersion, kind, "spec: { minAvailable: 1 }"), kubeVersion), Is.Empty);

    [Test]
    public void Should_NameFieldPathAndNearest_When_AFieldIsUnknown()
    {
        var finding = Api.Check(Api.PodWith("imagePullPolcy: Always")).Single();

        Assert.That(finding.Rule, Is.EqualTo("SLW028"));
        Assert.That(finding.FieldPath, Is.EqualTo("spec.containers[0].imagePullPolcy"));
        Assert.That(finding.Message, Does.Contain("Did you mean imagePullPolicy?"));
    }

    [TestCase("1.20.0", Severity.Error)]
    [TestCase("1.25.0", Severity.Info)]
    public void Should_WeighWhatIsKnown_When_AFieldCameLater(string kubeVersion, Severity severity)
    {
        var finding = Api.Check(Api.PodWith("livenessProbe: { grpc: { port: 80 } }"), kubeVersion).First();

        Assert.That((finding.Rule, finding.Severity), Is.EqualTo(("SLW028", severity)));
    }

    [Test]
    public void Should_TakeTheField_When_TheVersionHasIt() => Assert.That(Api.Check(Api.PodWith("livenessProbe: { grpc: { port: 80 } }"), "1.32.0"), Is.Empty);

    [TestCase("args: [1]", "spec.containers[0].args[0]", "the number 1 stands where a string is wanted: quote it")]
    [TestCase("args: x", "spec.containers[0].args", "the string 'x' stands where a list is wanted")]
    [TestCase("stdin: 'true'", "spec.containers[0].stdin", "stands where true or false is wanted")]
    [TestCase("ports: [{ containerPort: http }]", "spec.containers[0].ports[0].containerPort", "stands where a whole number of 32 bits is wanted")]
    [TestCase("ports: [{ containerPort: 99999999999 }]", "spec.containers[0].ports[0].containerPort", "a whole number of 32 bits")]
    [TestCase("resources: [x]", "spec.containers[0].resources", "a list stands where a mapping is wanted")]
    [TestCase("env: [null]", "spec.containers[0].env[0]", "null stands where a mapping is wanted")]
    public void Should_SayWhatIsWanted_When_TheTypeIsWrong(string container, string path, string message)
    {
        var finding = Api.Check(Api.PodWith(container)).First(one => one.Rule == "SLW029");

        Assert.That(finding.FieldPath, Is.EqualTo(path));
        Assert.That(finding.Message, Does.Contain(message));
    }

    [TestCase("args: ['1']")]
    [TestCase("stdin: yes")]
    [TestCase("ports: [{ containerPort: 80.0, protocol: TCP }]")]
    [TestCase("workingDir: null")]
    [TestCase("resources: { limits: { cpu: 1 } }")]
    public void Should_TakeTheValue_When_JsonHasItOfTheType(string container) => Assert.That(Api.Check(Api.PodWith(container)), Is.Empty);

    [TestCase("1.20.0", 1)]
    [TestCase("1.32.0", 0)]
    public void Should_AskForAString_When_TheVersionTakesNoNumberForAQuantity(string kubeVersion, int count) =>
        Assert.That(Api.Check(Api.PodWith("resources: { limits: { cpu: 1 } }"), kubeVersion), Has.Length.EqualTo(count));

    [TestCase("Secret", "data: { a: '%%%' }", "is not base64")]
    [TestCase("Event", "firstTimestamp: yesterday", "is no moment")]
    public void Should_ReadTheText_When_ItsFormIsPartOfTheType(string kind, string rest, string message) =>
        Assert.That(Api.Check(Api.Object("v1", kind, rest)).Single(one => one.Rule == "SLW029").Message, Does.Contain(message));

    [TestCase("apps/v1", "Deployment", "", "spec")]
    [TestCase("networking.k8s.io/v1", "Ingress", "spec: { rules: [{ http: { paths: [{ backend: { service: { name: a, port: { number: 80 } } } }] } }] }", "spec.rules[0].http.paths[0].pathType")]
    [TestCase("v1", "PersistentVolumeClaim", "spec: { resources: { requests: { storage: 1Gi } } }", "spec.accessModes")]
    public void Should_NameTheField_When_ARequiredOneIsMissing(string apiVersion, string kind, string rest, string path) =>
        Assert.That(Api.Check(Api.Object(apiVersion, kind, rest), "1.20.0").Single(one => one.Rule == "SLW030").FieldPath, Is.EqualTo(path));

    [Test]
    public void Should_Warn_When_TheServerTakesTheObjectWithoutTheField()
    {
        var finding = Api.Check(Api.Object("rbac.authorization.k8s.io/v1", "Role", "")).SingleOrDefault();

        Assert.That(finding?.Severity, Is.Null.Or.EqualTo(Severity.Warning));
    }

    [Test]
    public void Should_NameTheValues_When_OneIsNotAllowed()
    {
        var finding = Api.Check(Api.Pod($"restartPolicy: always, containers: [{Api.Container}]")).First();

        Assert.That((finding.Rule, finding.FieldPath), Is.EqualTo(("SLW031", "spec.restartPolicy")));
        Assert.That(finding.Message, Does.Contain("Always"));
    }
}
