using Slipway.Model;

namespace Slipway.Tests.Validation.Schemas;

public sealed class ValueRuleTests
{
    private static IEnumerable<TestCaseData> Bad =>
    [
        Pod("SLW032", "resources: { limits: { memory: 1 Gi } }", "spec.containers[0].resources.limits.memory"),
        Pod("SLW032", "resources: { limits: { cpu: 100m }, requests: { cpu: 1 } }", "spec.containers[0].resources.requests"),
        Pod("SLW032", "resources: { limits: { cpu: -1 } }", "spec.containers[0].resources.limits"),
        Pod("SLW033", "ports: [{ containerPort: 0 }]", "spec.containers[0].ports[0].containerPort"),
        Pod("SLW033", "ports: [{ containerPort: 80, name: a_b }]", "spec.containers[0].ports[0].name"),
        Pod("SLW033", "readinessProbe: { tcpSocket: { port: 70000 } }", "spec.containers[0].readinessProbe.tcpSocket.port"),
        Pod("SLW034", "ports: [{ containerPort: 80 }, { containerPort: 80, protocol: TCP }]", "spec.containers[0].ports[1]"),
        Pod("SLW034", "volumeMounts: [{ name: a, mountPath: /a }, { name: a, mountPath: /a }]", "spec.containers[0].volumeMounts[1]"),
        Pod("SLW035", "env: [{ name: 'a=b', value: x }]", "spec.containers[0].env[0].name"),
        Pod("SLW035", "volumeMounts: [{ name: a, mountPath: /a, subPath: ../b }]", "spec.containers[0].volumeMounts[0].subPath"),
        Pod("SLW036", "volumeMounts: [{ name: b, mountPath: /b }]", "spec.containers[0].volumeMounts[0].name"),
        Pod("SLW037", "env: [{ name: A, value: x, valueFrom: { fieldRef: { fieldPath: metadata.name } } }]", "spec.containers[0].env[0].valueFrom"),
        Pod("SLW037", "readinessProbe: { exec: { command: [a] }, tcpSocket: { port: 80 } }", "spec.containers[0].readinessProbe.tcpSocket"),
        Pod("SLW038", "securityContext: { privileged: true, allowPrivilegeEscalation: false }", "spec.containers[0].securityContext.allowPrivilegeEscalation"),
        Pod("SLW039", "livenessProbe: { tcpSocket: { port: 80 }, successThreshold: 2 }", "spec.containers[0].livenessProbe.successThreshold"),
        Pod("SLW031", "env: [{ name: A, valueFrom: { fieldRef: { fieldPath: status.phase } } }]", "spec.containers[0].env[0].valueFrom.fieldRef.fieldPath"),
        Of("SLW033", "v1", "Service", "spec: { ports: [{ port: 80 }, { port: 81, name: b }] }", "spec.ports[0].name"),
        Of("SLW038", "v1", "Service", "spec: { ports: [{ port: 80, nodePort: 30080 }] }", "spec.ports[0].nodePort"),
        Of("SLW030", "v1", "Service", "spec: { selector: { a: b } }", "spec.ports"),
        Of("SLW035", "v1", "ConfigMap", "data: { 'a b': x }", "data"),
        Of("SLW034", "v1", "ConfigMap", "data: { a: x }\nbinaryData: { a: AAEC }", "binaryData"),
        Of("SLW030", "v1", "Secret", "type: kubernetes.io/tls\ndata: { tls.crt: AAEC }", "data"),
        Of("SLW031", "batch/v1", "CronJob", $"spec: {{ schedule: 'every day', jobTemplate: {{ spec: {{ template: {{ spec: {{ restartPolicy: Never, containers: [{Api.Container}] }} }} }} }} }}", "spec.schedule"),
        Of("SLW038", "batch/v1", "Job", $"spec: {{ template: {{ spec: {{ containers: [{Api.Container}] }} }} }}", "spec.template.spec.restartPolicy"),
        Of("SLW038", "autoscaling/v2", "HorizontalPodAutoscaler", "spec: { minReplicas: 5, maxReplicas: 2, scaleTargetRef: { kind: Deployment, name: a } }", "spec.maxReplicas"),
        Of("SLW037", "autoscaling/v2", "HorizontalPodAutoscaler", "spec: { maxReplicas: 2, scaleTargetRef: { kind: Deployment, name: a }, metrics: [{ type: Resource }] }", "spec.metrics[0].resource"),
        Of("SLW037", "policy/v1", "PodDisruptionBudget", "spec: { minAvailable: 1, maxUnavailable: 1 }", "spec.maxUnavailable"),
        Of("SLW039", "policy/v1", "PodDisruptionBudget", "spec: { minAvailable: half }", "spec.minAvailable"),
        Of("SLW037", "networking.k8s.io/v1", "Ingress", "spec: { rules: [{ host: a.example.com, http: { paths: [{ path: /, pathType: Prefix, backend: {} }] } }] }", "spec.rules[0].http.paths[0].backend"),
        Of("SLW035", "networking.k8s.io/v1", "Ingress", "spec: { rules: [{ host: 10.0.0.1 }] }", "spec.rules[0].host"),
        Of("SLW031", "networking.k8s.io/v1", "NetworkPolicy", "spec: { podSelector: {}, egress: [{ to: [{ ipBlock: { cidr: 10.0.0.0 } }] }] }", "spec.egress[0].to[0].ipBlock.cidr"),
        Of("SLW038", "rbac.authorization.k8s.io/v1", "Role", "rules: [{ nonResourceURLs: [/a], verbs: [get] }]", "rules[0].nonResourceURLs"),
        Of("SLW030", "rbac.authorization.k8s.io/v1", "ClusterRoleBinding", "roleRef: { apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: a }\nsubjects: [{ kind: ServiceAccount, name: a }]", "subjects[0].namespace"),
        Of("SLW031", "v1", "LimitRange", "spec: { limits: [{ type: Thing }] }", "spec.limits[0].type"),
        Of("SLW031", "v1", "PersistentVolumeClaim", "spec: { accessModes: [ReadWrite], resources: { requests: { storage: 1Gi } } }", "spec.accessModes"),
    ];

    private static IEnumerable<TestCaseData> Good =>
    [
        new TestCaseData(Api.PodWith("resources: { limits: { cpu: 1, memory: 1.5Gi, example.com/gpu: 1 }, requests: { cpu: 500m, memory: 1e3 } }")),
        new TestCaseData(Api.PodWith("ports: [{ containerPort: 53, protocol: TCP }, { containerPort: 53, protocol: UDP }]")),
        new TestCaseData(Api.PodWith("env: [{ name: A, value: '' }, { name: B, valueFrom: { fieldRef: { fieldPath: \"metadata.labels['app']\" } } }]")),
        new TestCaseData(Api.PodWith("volumeMounts: [{ name: a, mountPath: /a }, { name: a, mountPath: /b, subPath: b }]", "volumes: [{ name: a, emptyDir: {} }]")),
        new TestCaseData(Api.Object("v1", "Service", "spec: { clusterIP: None, selector: { a: b } }")),
        new TestCaseData(Api.Object("v1", "Service", "spec: { type: ExternalName, externalName: db.example.com }")),
        new TestCaseData(Api.Object("v1", "Secret", "type: kubernetes.io/tls\nstringData: { tls.crt: a, tls.key: b }")),
        new TestCaseData(Api.Object("networking.k8s.io/v1", "Ingress", "spec: { rules: [{ host: '*.example.com', http: { paths: [{ pathType: ImplementationSpecific, backend: { service: { name: a, port: { name: http } } } }] } }] }")),
        new TestCaseData(Api.Object("networking.k8s.io/v1", "NetworkPolicy", "spec: { podSelector: {}, policyTypes: [Ingress] }")),
        new TestCaseData(Api.Object("rbac.authorization.k8s.io/v1", "RoleBinding", "roleRef: { apiGroup: rbac.authorization.k8s.io, kind: Role, name: a }\nsubjects: [{ kind: ServiceAccount, name: a }]")),
        new TestCaseData(Api.Object("policy/v1", "PodDisruptionBudget", "spec: { maxUnavailable: 50% }")),
    ];

    [TestCaseSource(nameof(Bad))]
    public void Should_NameRuleAndField_When_TheServerWouldRefuse(string rule, string text, string path)
    {
        var findings = Api.Check(text);

        Assert.That(findings.Where(finding => finding.Severity == Severity.Error).Select(finding => (finding.Rule, finding.FieldPath)), Does.Contain((rule, path)));
    }

    [TestCaseSource(nameof(Good))]
    public void Should_StayQuiet_When_TheServerWouldTakeIt(string text) => Assert.That(Api.Check(text), Is.Empty);

    [Test]
    public void Should_SeeTheClaim_When_AStatefulSetMountsIt()
    {
        var text = Api.Object("apps/v1", "StatefulSet", """
            spec:
              serviceName: db
              selector: { matchLabels: { a: b } }
              template:
                metadata: { labels: { a: b } }
                spec: { containers: [{ name: db, image: db:1, volumeMounts: [{ name: data, mountPath: /data }] }] }
              volumeClaimTemplates:
                - metadata: { name: data }
                  spec: { accessModes: [ReadWriteOnce], resources: { requests: { storage: 1Gi } } }
            """);

        Assert.That(Api.Check(text), Is.Empty);
    }

    [Test]
    public void Should_Warn_When_AVolumeBecomesAnEmptyDirectoryByAccident()
    {
        var finding = Api.Check(Api.Pod($"containers: [{Api.Container}], volumes: [{{ name: data }}]")).Single();

        Assert.That((finding.Rule, finding.Severity), Is.EqualTo(("SLW037", Severity.Warning)));
    }

    [TestCase("1.20.0", 1)]
    [TestCase("1.32.0", 0)]
    public void Should_AskForTheKey_When_TheVersionKnowsNoDefaultForIt(string kubeVersion, int count) =>
        Assert.That(Api.Check(Api.Object("v1", "Service", "spec: { ports: [{ port: 80 }] }"), kubeVersion).Count(finding => finding.Rule == "SLW034"), Is.EqualTo(count));

    private static TestCaseData Pod(string rule, string container, string path) =>
        new TestCaseData(rule, Api.PodWith(container, "volumes: [{ name: a, emptyDir: {} }]"), path).SetArgDisplayNames(rule, container);

    private static TestCaseData Of(string rule, string apiVersion, string kind, string rest, string path) =>
        new TestCaseData(rule, Api.Object(apiVersion, kind, rest), path).SetArgDisplayNames(rule, $"{kind} {rest}");
}
