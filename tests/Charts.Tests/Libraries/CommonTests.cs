using Charts.Tests.Infrastructure;
using Slipway.Charts;
using Slipway.Manifests;

namespace Charts.Tests.Libraries;

/// <summary>The library chart's helpers, each used by a throwaway chart.</summary>
public sealed class CommonTests
{
    private const string MonitoringApi = "monitoring.coreos.com/v1";

    [Test]
    public void Should_BeUsedHere_When_AHelperIsDefined()
    {
        var names = Catalog.Find("common").Chart.Files.Concat(Probe.Chart.Chart.Files)
            .Where(file => file.Path.StartsWith("templates/", StringComparison.Ordinal))
            .SelectMany(file => TemplateReader.Read(file.Text!))
            .ToLookup(name => name.Use, name => name.Name);

        Assert.That(names[TemplateNameUse.Definition].Except(names[TemplateNameUse.Use]), Is.EquivalentTo(new[] { "probe.checks.password", "probe.checks.mode" }));
    }

    [TestCase("cut", "^n{54}-headless$")]
    [TestCase("cutAtDash", "^n{62}$")]
    [TestCase("name", "^probe$")]
    [TestCase("fullname", "^release-probe$")]
    [TestCase("component", "^release-probe-api$")]
    [TestCase("chart", "^probe-1\\.2\\.3_build\\.4$")]
    [TestCase("hashed", "^job-[0-9a-f]{10}$")]
    [TestCase("hash", "^[0-9a-f]{10}$")]
    [TestCase("image", "^docker\\.io/library/app:1\\.0$")]
    [TestCase("untagged", "^app:4\\.5\\.6$")]
    [TestCase("cronJob", "^batch/v1$")]
    [TestCase("since", "^true$")]
    [TestCase("serves", "^$")]
    public void Should_Write_When_NothingIsSet(string helper, string pattern) => Assert.That(Text(helper), Does.Match(pattern));

    [TestCase("name", "other", "nameOverride=other")]
    [TestCase("fullname", "release-other", "nameOverride=other")]
    [TestCase("fullname", "full", "fullnameOverride=full")]
    [TestCase("component", "full-api", "fullnameOverride=full")]
    [TestCase("fullname", "release", "nameOverride=lea")]
    [TestCase("image", "docker.io/library/app@sha256:ab", "image.digest=sha256:ab")]
    [TestCase("image", "localhost:5000/library/app:1.0", "global.imageRegistry=localhost:5000")]
    [TestCase("image", "localhost:5000/mirror/library/app:1.0", "global.imageRegistry=localhost:5000/mirror/")]
    [TestCase("image", "r.io/app:1.0", "global.imageRegistry=r.io", "image.repository=app")]
    [TestCase("image", "r.io/team/app:1.0", "global.imageRegistry=r.io", "image.repository=team/app")]
    [TestCase("image", "r.io/app:1.0", "global.imageRegistry=r.io", "image.repository=localhost/app")]
    [TestCase("cronJob", "batch/v9", "global.apiVersions.cronJob=batch/v9")]
    public void Should_Follow_When_ValuesAreSet(string helper, string expected, params string[] values) => Assert.That(Text(helper, values), Is.EqualTo(expected));

    [TestCase("1.20.0", "batch/v1beta1", "")]
    [TestCase("1.20.9-gke.1", "batch/v1beta1", "")]
    [TestCase("1.21.0-rc.1", "batch/v1", "true")]
    public void Should_FollowTheCluster_When_ItIsOld(string kubeVersion, string cronJob, string since)
    {
        var data = Probe.Render(kubeVersion, []).One("ConfigMap", "texts").Root["data"].Strings;

        Assert.That((data["cronJob"], data["since"]), Is.EqualTo((cronJob, since)));
    }

    [Test]
    public void Should_LabelObjectsWithTheVersionAndSelectorsWithout_When_Labelling()
    {
        var set = Probe.Render();

        Assert.That(set.One("ConfigMap", "texts").Root["metadata"].Canonical, Is.EqualTo(ManifestExtensions.Yaml("""
            name: texts
            namespace: probe
            labels:
              app.kubernetes.io/name: probe
              app.kubernetes.io/instance: release
              app.kubernetes.io/component: texts
              app.kubernetes.io/part-of: whole
              app.kubernetes.io/version: "4.5.6"
              app.kubernetes.io/managed-by: Helm
              helm.sh/chart: probe-1.2.3_build.4
            annotations: { a: b }
            """)));
        Assert.That(set.One("PodDisruptionBudget", "api", "elsewhere").Root["spec"].Canonical, Is.EqualTo(ManifestExtensions.Yaml("""
            maxUnavailable: 25%
            selector: { matchLabels: { app.kubernetes.io/name: probe, app.kubernetes.io/instance: release, app.kubernetes.io/component: api, app: api } }
            """)));
        Assert.That(set.One("Pod", "pod").Root.Along("metadata.labels").Strings["app.kubernetes.io/name"], Is.EqualTo("other"));
    }

    [Test]
    public void Should_RouteEveryHost_When_AnIngressIsMade()
    {
        var ingress = Probe.Render().One("Ingress", "api");

        Assert.That(ingress.Root.Along("metadata.annotations").Strings, Is.EquivalentTo(new Dictionary<string, string> { ["example.com/a"] = "b" }));
        Assert.That(ingress.Root["spec"].Canonical, Is.EqualTo(ManifestExtensions.Yaml("""
            ingressClassName: nginx
            tls: [{ secretName: api-tls, hosts: [a.example.com, b.example.com] }]
            rules:
              - { host: a.example.com, http: { paths: [{ path: /, pathType: Prefix, backend: { service: { name: api, port: { name: http } } } }] } }
              - { host: b.example.com, http: { paths: [{ path: /, pathType: Prefix, backend: { service: { name: api, port: { name: http } } } }] } }
            """)));
        Assert.That(Probe.Render("ingress.tls.secretName=own").One("Ingress", "api").Root.Along("spec.tls").ItemsOrNone()[0]["secretName"]?.Text, Is.EqualTo("own"));
        Assert.That(Probe.Render("ingress.tls.enabled=false").One("Ingress", "api").Root.Along("spec.tls"), Is.Null);
    }

    [TestCase(Catalog.Newest, "autoscaling/v2", "policy/v1")]
    [TestCase("1.22.0", "autoscaling/v2beta2", "policy/v1")]
    [TestCase(Catalog.Oldest, "autoscaling/v2beta2", "policy/v1beta1")]
    public void Should_PickTheApi_When_ScalingAndDisrupting(string kubeVersion, string scaling, string disruption)
    {
        var set = Probe.Render(kubeVersion, []);

        Assert.That(set.One("HorizontalPodAutoscaler", "api").Reference.ApiVersion, Is.EqualTo(scaling));
        Assert.That(set.One("PodDisruptionBudget", "api").Reference.ApiVersion, Is.EqualTo(disruption));
    }

    [Test]
    public void Should_TakeTheOverride_When_TheClusterShouldNotDecide()
    {
        var set = Probe.Render("global.apiVersions.horizontalPodAutoscaler=autoscaling/v9", "global.apiVersions.podDisruptionBudget=policy/v9");

        Assert.That(set.One("HorizontalPodAutoscaler", "api").Reference.ApiVersion, Is.EqualTo("autoscaling/v9"));
        Assert.That(set.One("PodDisruptionBudget", "api").Reference.ApiVersion, Is.EqualTo("policy/v9"));
    }

    [Test]
    public void Should_ScaleTheTargetOnCpu_When_AnAutoscalerIsMade() => Assert.That(
        Probe.Render("autoscaling.behavior.scaleDown.stabilizationWindowSeconds=5").One("HorizontalPodAutoscaler", "api").Root["spec"].Canonical,
        Is.EqualTo(ManifestExtensions.Yaml("""
            scaleTargetRef: { apiVersion: apps/v1, kind: Deployment, name: target }
            minReplicas: 1
            maxReplicas: 3
            metrics: [{ type: Resource, resource: { name: cpu, target: { type: Utilization, averageUtilization: 50 } } }]
            behavior: { scaleDown: { stabilizationWindowSeconds: 5 } }
            """)));

    [Test]
    public void Should_Monitor_When_EnabledAndServed()
    {
        var monitor = Probe.Render(Catalog.Newest, [MonitoringApi]).One("ServiceMonitor", "api");

        Assert.That(monitor.Root.Along("metadata.labels").Strings["release"], Is.EqualTo("prometheus"));
        Assert.That(monitor.Root.Along("spec.endpoints").Canonical, Is.EqualTo(ManifestExtensions.Yaml("[{ port: http, path: /metrics, interval: 30s, scrapeTimeout: 10s }]")));
        Assert.That(Probe.Render().OfKind("ServiceMonitor"), Is.Empty);
        Assert.That(Probe.Render(Catalog.Newest, [MonitoringApi], "monitor.enabled=false").OfKind("ServiceMonitor"), Is.Empty);
    }

    [Test]
    public void Should_DenyWhatIsNotNamed_When_APolicyIsMade()
    {
        var set = Probe.Render();

        Assert.That(set.One("NetworkPolicy", "closed").Root["spec"].Canonical, Is.EqualTo(ManifestExtensions.Yaml("{ podSelector: {}, policyTypes: [Ingress, Egress] }")));
        Assert.That(set.One("NetworkPolicy", "open").Root["spec"].Canonical, Is.EqualTo(ManifestExtensions.Yaml("""
            podSelector: { matchLabels: { app.kubernetes.io/name: probe, app.kubernetes.io/instance: release, app.kubernetes.io/component: api, app: api } }
            policyTypes: [Ingress, Egress]
            ingress: [{ from: [{ podSelector: { matchLabels: { app: ui } } }], ports: [{ port: 8080, protocol: TCP }] }]
            egress:
              - { to: [{ ipBlock: { cidr: 10.0.0.0/8 } }], ports: [{ port: 443, protocol: TCP }] }
              - { ports: [{ port: 53, protocol: UDP }, { port: 53, protocol: TCP }] }
            """)));
    }

    [Test]
    public void Should_RestrictThePod_When_SecurityContextsAreMade()
    {
        var pod = Probe.Render("global.imagePullSecrets[0].name=a", "imagePullSecrets[0].name=a", "imagePullSecrets[1].name=b").One("Pod", "pod").OnlyPod;

        Assert.That(pod.Specification["imagePullSecrets"].Canonical, Is.EqualTo(ManifestExtensions.Yaml("[{ name: a }, { name: b }]")));
        Assert.That(pod.Specification["securityContext"].Canonical, Is.EqualTo(ManifestExtensions.Yaml(
            "{ runAsNonRoot: true, runAsUser: 999, runAsGroup: 999, fsGroup: 999, fsGroupChangePolicy: OnRootMismatch, seccompProfile: { type: RuntimeDefault } }")));
        Assert.That(pod.Main.Node["securityContext"].Canonical, Is.EqualTo(ManifestExtensions.Yaml(
            "{ allowPrivilegeEscalation: false, readOnlyRootFilesystem: true, runAsNonRoot: true, capabilities: { drop: [ALL] } }")));
        Assert.That(pod.Main.Node["imagePullPolicy"]?.Text, Is.EqualTo("IfNotPresent"));
        Assert.That(pod.Main.Node["livenessProbe"].Canonical, Is.EqualTo(ManifestExtensions.Yaml("{ httpGet: { path: /health, port: http, scheme: HTTP }, periodSeconds: 3 }")));
        Assert.That(pod.Main.Node["readinessProbe"].Canonical, Is.EqualTo(ManifestExtensions.Yaml("{ exec: { command: [\"true\"] } }")));
    }

    [TestCase("soft", "preferredDuringSchedulingIgnoredDuringExecution")]
    [TestCase("hard", "requiredDuringSchedulingIgnoredDuringExecution")]
    [TestCase("none", null)]
    public void Should_KeepReplicasApart_When_Asked(string mode, string? field)
    {
        var affinity = Probe.Render($"mode={mode}").One("Pod", "pod").Root.Along("spec.affinity.podAntiAffinity");

        Assert.That(affinity.FieldsOrNone().Select(item => item.Name), Is.EqualTo(field is null ? Array.Empty<string>() : [field]));
    }

    [TestCase("password is empty: name an existing Secret in existingSecret, or set password", "password=")]
    [TestCase("password is empty: name an existing Secret in existingSecret", "password=", "environment=prod")]
    [TestCase("password is the documented default, which environment staging refuses: name an existing Secret in existingSecret", "password=default", "environment=staging")]
    [TestCase("- password is empty: name an existing Secret in existingSecret, or set password - mode is wrong", "password=", "mode=wrong")]
    public void Should_FailOnceWithEverything_When_ValuesAreWrong(string message, params string[] values) =>
        Assert.That(Probe.Refuse(values).Single().Message, Does.EndWith(message));

    [TestCase("password=default", "environment=dev")]
    [TestCase("password=", "existingSecret=given", "environment=prod")]
    public void Should_BeContent_When_ThePasswordWillDo(params string[] values) => Assert.That(Probe.Render(values).Objects, Is.Not.Empty);

    private static string Text(string helper, params string[] values) => Probe.Render(values).One("ConfigMap", "texts").Root["data"].Strings[helper];
}
