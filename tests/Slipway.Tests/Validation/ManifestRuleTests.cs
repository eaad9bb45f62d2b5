using Slipway.Manifests;
using Slipway.Model;
using Slipway.Validation;

namespace Slipway.Tests.Validation;

public sealed class ManifestRuleTests
{
    private const string Recommended = "app.kubernetes.io/name: a, app.kubernetes.io/instance: a, app.kubernetes.io/managed-by: Helm, helm.sh/chart: a-1";

    private static readonly string Long53 = new('a', 53);
    private static readonly string Long64 = new('a', 64);

    [TestCase("helm.sh/hook: pre-install", "helm.sh/hook: post-install", 0)]
    [TestCase("helm.sh/hook: pre-install", "other: x", 0)]
    [TestCase("helm.sh/hook: \"pre-install,pre-upgrade\"", "helm.sh/hook: pre-upgrade", 1)]
    [TestCase("other: x", "other: x", 1)]
    public void Should_TellWhetherObjectsExistTogether_When_TheyAreHooks(string first, string second, int count)
    {
        var text = $"apiVersion: v1\nkind: Secret\nmetadata: {{ name: a, annotations: {{ {first} }} }}\n---\napiVersion: v1\nkind: Secret\nmetadata: {{ name: a, annotations: {{ {second} }} }}\n";

        Assert.That(Check("SLW015", text), Has.Length.EqualTo(count));
    }

    [TestCase("v1", "v1", "{ name: a, namespace: x }", "{ name: a, namespace: y }", 0)]
    [TestCase("policy/v1", "policy/v1beta1", "{ name: a }", "{ name: a }", 1)]
    [TestCase("apps/v1", "batch/v1", "{ name: a }", "{ name: a }", 0)]
    [TestCase("v1", "v1", "{ generateName: a- }", "{ generateName: a- }", 0)]
    public void Should_CompareGroupKindNamespaceAndName_When_ObjectsAreAlike(string firstVersion, string secondVersion, string first, string second, int count) =>
        Assert.That(Check("SLW015", $"apiVersion: {firstVersion}\nkind: Thing\nmetadata: {first}\n---\napiVersion: {secondVersion}\nkind: Thing\nmetadata: {second}\n"), Has.Length.EqualTo(count));

    private static IEnumerable<TestCaseData> Names =>
    [
        new TestCaseData("v1", "Service", "1st", "RFC 1035"),
        new TestCaseData("v1", "Service", Long64, "RFC 1035"),
        new TestCaseData("v1", "Namespace", "a.b", "RFC 1123"),
        new TestCaseData("v1", "ConfigMap", "Upper", "RFC 1123"),
        new TestCaseData("v1", "ConfigMap", "a..b", "RFC 1123"),
        new TestCaseData("v1", "ConfigMap", new string('a', 254), "RFC 1123"),
        new TestCaseData("apps/v1", "StatefulSet", "a.b", "RFC 1123"),
        new TestCaseData("apps/v1", "StatefulSet", Long53, "52 are allowed"),
        new TestCaseData("batch/v1", "CronJob", Long53, "52 are allowed"),
        new TestCaseData("batch/v1", "Job", Long64, "63 are allowed"),
        new TestCaseData("batch/v1", "Job", "a_b", "RFC 1123"),
        new TestCaseData("rbac.authorization.k8s.io/v1", "Role", "a/b", "part of a path"),
    ];

    [TestCaseSource(nameof(Names))]
    public void Should_RefuseTheName_When_TheKindDoesNotTakeIt(string apiVersion, string kind, string name, string message) =>
        Assert.That(Check("SLW016", $"apiVersion: {apiVersion}\nkind: {kind}\nmetadata: {{ name: '{name}' }}\n").Single().Message, Does.Contain(message));

    [TestCase("rbac.authorization.k8s.io/v1", "ClusterRole", "system:App")]
    [TestCase("v1", "ConfigMap", "a.b-1")]
    [TestCase("apps/v1", "Deployment", "1st")]
    [TestCase("serving.knative.dev/v1", "Service", "1st")]
    public void Should_TakeTheName_When_TheKindDoes(string apiVersion, string kind, string name) =>
        Assert.That(Check("SLW016", $"apiVersion: {apiVersion}\nkind: {kind}\nmetadata: {{ name: '{name}', namespace: x }}\n"), Is.Empty);

    [TestCase("metadata: { name: a, namespace: X.y }\nspec: { containers: [{ name: a }] }", "metadata.namespace")]
    [TestCase("metadata: { name: a }\nspec: { containers: [{ name: A_b }] }", "spec.containers[0].name")]
    [TestCase("metadata: { name: a }\nspec: { containers: [{ name: a }], initContainers: [{ name: a }] }", "spec.containers[0].name")]
    public void Should_NameTheField_When_NamespaceOrContainerIsUnsound(string rest, string path) =>
        Assert.That(Check("SLW016", $"apiVersion: v1\nkind: Pod\n{rest}\n").Single().FieldPath, Is.EqualTo(path));

    [TestCase("a b: x", "the label key 'a b'")]
    [TestCase("UP.com/a: x", "the prefix of the label key")]
    [TestCase("example.com/: x", "the label key 'example.com/'")]
    [TestCase("a: -x", "the value '-x'")]
    [TestCase("a: 1", "is no string: quote it")]
    [TestCase("a: true", "is no string: quote it")]
    [TestCase("a: [x]", "is no string")]
    public void Should_RefuseTheLabel_When_ItsFormIsWrong(string label, string message)
    {
        var finding = Check("SLW017", $"apiVersion: v1\nkind: ConfigMap\nmetadata: {{ name: a, labels: {{ {Recommended}, {label} }} }}\n").Single();

        Assert.That(finding.Message, Does.Contain(message));
        Assert.That(finding.Severity, Is.EqualTo(Severity.Error));
    }

    [Test]
    public void Should_WarnOnce_When_RecommendedLabelsAreMissing()
    {
        var finding = Check("SLW017", "apiVersion: v1\nkind: ConfigMap\nmetadata: { name: a, labels: { helm.sh/chart: a-1, note: '' } }\n").Single();

        Assert.That(finding.Message, Does.EndWith("missing: app.kubernetes.io/name, app.kubernetes.io/instance, app.kubernetes.io/managed-by"));
        Assert.That(finding.Severity, Is.EqualTo(Severity.Warning));
    }

    [TestCase("{ matchLabels: { a: x } }", null)]
    [TestCase("{ matchLabels: { a: y } }", "asks for a=y")]
    [TestCase("{}", "has no selector")]
    [TestCase("{ matchExpressions: [{ key: a, operator: In, values: [x, z] }, { key: b, operator: DoesNotExist }] }", null)]
    [TestCase("{ matchExpressions: [{ key: a, operator: NotIn, values: [x] }] }", "asks for a NotIn")]
    [TestCase("{ matchExpressions: [{ key: b, operator: Exists }] }", "asks for b Exists")]
    public void Should_CompareSelectorAndPodLabels_When_AWorkloadHasBoth(string selector, string? message)
    {
        var text = $"apiVersion: apps/v1\nkind: Deployment\nmetadata: {{ name: a, labels: {{ {Recommended} }} }}\nspec:\n  selector: {selector}\n  template: {{ metadata: {{ labels: {{ a: x }} }}, spec: {{ containers: [] }} }}\n";

        var findings = Check("SLW017", text);

        Assert.That(findings.Select(finding => finding.Message), message is null ? Is.Empty : Has.One.Contains(message));
    }

    [Test]
    public void Should_AskForKindsOfTheValueSet_When_DeclaredForIt()
    {
        var expectations = new ChartExpectations { Kinds = ["Service"], KindsIn = new Dictionary<string, IReadOnlyList<string>> { ["prod"] = ["Ingress"], ["dev"] = ["Secret"] } };

        var findings = Check("SLW018", "apiVersion: v1\nkind: Service\nmetadata: { name: a }\n", expectations, "prod");

        Assert.That(findings.Select(finding => (finding.Message, finding.ValueSet)), Is.EqualTo(new[] { ("no Ingress is rendered", "prod") }));
    }

    [TestCase("SLW018")]
    [TestCase("SLW020")]
    [TestCase("SLW022")]
    public void Should_AskNothingOfAScenario_When_ItLeavesThingsOut(string id)
    {
        var expectations = new ChartExpectations
        {
            Kinds = ["Service"],
            EnvironmentVariables = new Dictionary<string, IReadOnlyList<string>> { ["app"] = ["HOST"] },
            PersistentVolumeClaims = ["data"],
        };
        const string Text = "apiVersion: v1\nkind: ConfigMap\nmetadata: { name: a }\n";

        Assert.That(Check(id, Text, expectations, "ci-bare"), Is.Empty);
        Assert.That(Check(id, Text, expectations, "prod"), Has.Length.EqualTo(1));
    }

    [TestCase("env: [{ name: HOST, valueFrom: { secretKeyRef: { name: other, key: h } } }]", true)]
    [TestCase("envFrom: [{ secretRef: { name: own } }]", true)]
    [TestCase("envFrom: [{ prefix: DB_, secretRef: { name: own } }]", false)]
    [TestCase("envFrom: [{ secretRef: { name: somebody-elses } }]", true)]
    [TestCase("envFrom: [{ configMapRef: { name: own } }]", false)]
    [TestCase("image: x", false)]
    public void Should_FindVariables_When_TheyComeFromAnywhere(string container, bool isFound)
    {
        var expectations = new ChartExpectations { EnvironmentVariables = new Dictionary<string, IReadOnlyList<string>> { ["app"] = ["HOST"] } };
        var text = "apiVersion: v1\nkind: Secret\nmetadata: { name: own }\nstringData: { HOST: db }\n---\napiVersion: v1\nkind: ConfigMap\nmetadata: { name: own }\ndata: { PORT: '1' }\n---\n"
            + $"apiVersion: v1\nkind: Pod\nmetadata: {{ name: app }}\nspec: {{ containers: [{{ name: app, {container} }}] }}\n";

        var findings = Check("SLW020", text, expectations);

        Assert.That(findings.Select(finding => finding.Message), isFound ? Is.Empty : Is.EqualTo(new[] { "no container has the environment variable HOST" }));
    }

    [TestCase("app*", "app-1f3a", true)]
    [TestCase("app*", "app", true)]
    [TestCase("app*", "other", false)]
    [TestCase("app", "app-1f3a", false)]
    public void Should_FindWorkloadsByTheBeginningOfTheirName_When_DeclaredWithAnAsterisk(string declared, string name, bool isFound)
    {
        var expectations = new ChartExpectations { EnvironmentVariables = new Dictionary<string, IReadOnlyList<string>> { [declared] = ["HOST"] } };

        var findings = Check("SLW020", $"apiVersion: batch/v1\nkind: Job\nmetadata: {{ name: {name} }}\nspec: {{ template: {{ spec: {{ containers: [{{ name: a }}] }} }} }}\n", expectations);

        Assert.That(findings.Single().Object?.Name, Is.EqualTo(isFound ? name : null));
    }

    [TestCase("SLW020", "whose environment variables are declared, is not rendered")]
    [TestCase("SLW021", "whose replicas are declared, is not rendered")]
    public void Should_SayThatTheWorkloadIsMissing_When_ItIsNotRendered(string id, string message)
    {
        var expectations = new ChartExpectations
        {
            EnvironmentVariables = new Dictionary<string, IReadOnlyList<string>> { ["app"] = ["HOST"] },
            Replicas = [new ReplicaExpectation("app", "default", 1)],
        };

        Assert.That(Check(id, "apiVersion: v1\nkind: ConfigMap\nmetadata: { name: app }\n", expectations).Single().Message, Does.Contain(message));
    }

    [TestCase("replicas: 2", "", null)]
    [TestCase("paused: false", "", "replicas is 1, and 2 is declared")]
    [TestCase("replicas: 1", "minReplicas: 2", null)]
    [TestCase("replicas: 2", "minReplicas: 1", "minReplicas is 1, and 2 is declared for Deployment/app")]
    [TestCase("replicas: 2", "maxReplicas: 4", "minReplicas is 1, and 2 is declared for Deployment/app")]
    public void Should_TakeTheAutoscalersMinimum_When_OneTargetsTheWorkload(string workload, string autoscaler, string? message)
    {
        var expectations = new ChartExpectations { Replicas = [new ReplicaExpectation("app", "default", 2), new ReplicaExpectation("app", "prod", 9)] };
        var text = $"apiVersion: apps/v1\nkind: Deployment\nmetadata: {{ name: app }}\nspec: {{ {workload} }}\n"
            + (autoscaler.Length == 0 ? "" : $"---\napiVersion: autoscaling/v2\nkind: HorizontalPodAutoscaler\nmetadata: {{ name: x }}\nspec: {{ scaleTargetRef: {{ kind: Deployment, name: app }}, {autoscaler} }}\n");

        Assert.That(Check("SLW021", text, expectations).Select(finding => finding.Message), message is null ? Is.Empty : Is.EqualTo(new[] { message }));
    }

    [Test]
    public void Should_CountClaimTemplates_When_AStatefulSetHasThem()
    {
        var expectations = new ChartExpectations { PersistentVolumeClaims = ["data-db-0", "static"] };

        var findings = Check("SLW022", "apiVersion: apps/v1\nkind: StatefulSet\nmetadata: { name: db }\nspec: { volumeClaimTemplates: [{ metadata: { name: data } }] }\n", expectations);

        Assert.That(findings.Single().Message, Is.EqualTo("the PersistentVolumeClaim 'static' is not rendered"));
    }

    [TestCase("SLW023", "apps/v1", "DaemonSet", "the container 'a' has no livenessProbe and no readinessProbe")]
    [TestCase("SLW024", "batch/v1", "Job", "the container 'a' has no requests.cpu, no requests.memory, no limits.cpu, no limits.memory")]
    [TestCase("SLW025", "batch/v1", "Job", "the container 'a' lacks readOnlyRootFilesystem: true")]
    public void Should_WarnOfStrangersAndRefuseOurOwn_When_AContainerLacksCare(string id, string apiVersion, string kind, string message)
    {
        var text = $"apiVersion: {apiVersion}\nkind: {kind}\nmetadata: {{ name: a }}\nspec: {{ template: {{ spec: {{ containers: [{{ name: a }}] }} }} }}\n";

        Assert.That(Check(id, text).Select(finding => (finding.Message, finding.Severity)), Is.EqualTo(new[] { (message, Severity.Warning) }));
        Assert.That(Check(id, text, new ChartExpectations()).Select(finding => (finding.Message, finding.Severity)), Is.EqualTo(new[] { (message, Severity.Error) }));
    }

    [Test]
    public void Should_CheckInitContainersAndTests_When_TheyAskForResourcesAndRights()
    {
        const string Text = "apiVersion: v1\nkind: Pod\nmetadata: { name: a, annotations: { helm.sh/hook: test } }\nspec: { initContainers: [{ name: i }], containers: [{ name: a }] }\n";

        Assert.That(Check("SLW023", Text), Is.Empty);
        Assert.That(Check("SLW024", Text).Select(finding => finding.FieldPath), Is.EqualTo(new[] { "spec.initContainers[0].resources", "spec.containers[0].resources" }));
        Assert.That(Check("SLW025", Text), Has.Length.EqualTo(2));
    }

    [Test]
    public void Should_TakeThePodsWord_When_TheContainerSaysNothing()
    {
        const string Text = """
            apiVersion: v1
            kind: Pod
            metadata: { name: a }
            spec:
              resources: { requests: { cpu: 1, memory: 1Gi }, limits: { cpu: 1, memory: 1Gi } }
              containers:
                - name: silent
            """;

        Assert.That(Check("SLW024", Text), Is.Empty);
    }

    private static Finding[] Check(string id, string text, ChartExpectations? expectations = null, string valueSet = "default")
    {
        var set = ManifestSet.Read("app", valueSet, text);
        var system = expectations is null ? null : new SystemDefinition("app") { Expectations = expectations };
        return [.. RuleCatalog.ManifestRules.Single(rule => rule.Rule.Id == id).Check(new ManifestSubject(set, system))];
    }
}
