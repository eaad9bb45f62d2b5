using Charts.Tests.Infrastructure;
using Slipway.Manifests;

namespace Charts.Tests.Every;

/// <summary>How pods and their containers run. Source of most: https://kubernetes.io/docs/concepts/security/pod-security-standards/, 'Restricted'.</summary>
internal static class ContainerChecks
{
    private const string BarePod = """
        apiVersion: apps/v1
        kind: Deployment
        metadata: { name: app, namespace: app }
        spec:
          template:
            spec:
              containers:
                - name: app
                  image: app:latest
                  ports: [{ containerPort: 8080 }]
        """;

    public static IEnumerable<ManifestCheck> All =>
    [
        new("ContainersRequestAndLimitCpuAndMemory", manifests => Violations(manifests, (_, container) => MissingResources(container)), BarePod),
        new("ContainersAreRestricted", manifests => Violations(manifests, Unrestricted), BarePod),
        new("PodsShareNothingWithTheirNode", SharedWithTheNode, """
            apiVersion: v1
            kind: Pod
            metadata: { name: app, namespace: app }
            spec:
              containers: [{ name: app }]
              volumes: [{ name: data, hostPath: { path: / } }]
            """),
        new("TokensAreMountedOnlyWhereARoleIsBound", NeedlessTokens, BarePod),
        new("LongRunningContainersHaveProbes", MissingProbes, BarePod),
        new("PortsNameTheirProtocol", MissingProtocols, BarePod),
        new("ImagesAreFixedForUsers", MutableImages, BarePod),
    ];

    private static IEnumerable<string> Violations(CheckedManifests manifests, Func<PodShape, KubeContainer, IEnumerable<string>> find) =>
        manifests.Containers.SelectMany(item => find(item.Pod, item.Container).Select(violation => $"{item.Pod}, {item.Container.Name}: {violation}"));

    private static IEnumerable<string> MissingResources(KubeContainer container) =>
        from list in new[] { "requests", "limits" }
        from resource in new[] { "cpu", "memory" }
        where string.IsNullOrEmpty(container.Node.At("resources", list, resource)?.Text)
        select $"no {list}.{resource}";

    private static IEnumerable<string> Unrestricted(PodShape pod, KubeContainer container)
    {
        var own = container.Node["securityContext"];
        var shared = pod.Specification["securityContext"];
        (string Fault, bool Is)[] faults =
        [
            ("may run as root", (own?["runAsNonRoot"] ?? shared?["runAsNonRoot"]).AsBoolean() is not true || (own?["runAsUser"] ?? shared?["runAsUser"]).AsInteger() is 0),
            ("its root file system is writable", own?["readOnlyRootFilesystem"].AsBoolean() is not true),
            ("it may gain privileges", own?["allowPrivilegeEscalation"].AsBoolean() is not false || own["privileged"].AsBoolean() is true),
            ("it keeps capabilities", !own.Along("capabilities.drop").Texts.SequenceEqual(["ALL"]) || own.Along("capabilities.add").ItemsOrNone().Count > 0),
            ("its seccomp profile is not the runtime's", (own.Along("seccompProfile.type") ?? shared.Along("seccompProfile.type"))?.Text != "RuntimeDefault"),
        ];
        return faults.Where(fault => fault.Is).Select(fault => fault.Fault);
    }

    private static IEnumerable<string> SharedWithTheNode(CheckedManifests manifests) =>
        from pod in manifests.Pods
        let shares = new[] { "hostNetwork", "hostPID", "hostIPC" }.Where(field => pod.Specification[field].AsBoolean() is true)
            .Concat(pod.Specification["volumes"].ItemsOrNone().Where(volume => volume["hostPath"] is not null).Select(volume => $"hostPath of {volume["name"]?.Text}"))
            .Concat(pod.Containers.SelectMany(container => container.Node["ports"].ItemsOrNone()).Where(port => port["hostPort"] is not null).Select(_ => "hostPort"))
        from share in shares
        select $"{pod}: {share}";

    private static IEnumerable<string> NeedlessTokens(CheckedManifests manifests)
    {
        foreach (var pod in manifests.Pods)
        {
            var account = pod.Specification["serviceAccountName"]?.Text ?? "default";
            var mounts = pod.Specification["automountServiceAccountToken"].AsBoolean()
                ?? manifests.Find("ServiceAccount", account, pod.Namespace)?.Root["automountServiceAccountToken"].AsBoolean()
                ?? true;
            var isBound = manifests.Set.OfKind("RoleBinding").Any(binding => binding.Reference.Namespace == pod.Namespace
                && binding.Root["subjects"].ItemsOrNone().Any(subject => subject["name"]?.Text == account));
            if (mounts != isBound)
            {
                yield return $"{pod}: the token of {account} is {(mounts ? "mounted, and no role bound to it" : "not mounted, and a role bound to it")}";
            }
        }
    }

    private static IEnumerable<string> MissingProbes(CheckedManifests manifests) =>
        from item in manifests.Containers
        where item.Pod.IsLongRunning && !item.Container.IsInit
        from probe in new[] { "livenessProbe", "readinessProbe" }
        where item.Container.Node[probe] is not KubeMapping { Fields.Count: > 0 }
        select $"{item.Pod}, {item.Container.Name}: no {probe}";

    private static IEnumerable<string> MissingProtocols(CheckedManifests manifests)
    {
        var ofServices = manifests.Set.OfKind("Service").SelectMany(service => service.Root.Along("spec.ports").ItemsOrNone().Select(port => (Owner: service.ToString(), Port: port)));
        var ofContainers = manifests.Containers.SelectMany(item => item.Container.Node["ports"].ItemsOrNone().Select(port => (Owner: item.Pod.ToString(), Port: port)));
        return ofServices.Concat(ofContainers).Where(item => string.IsNullOrEmpty(item.Port["protocol"]?.Text)).Select(item => $"{item.Owner}: {item.Port.Canonical}");
    }

    private static IEnumerable<string> MutableImages(CheckedManifests manifests) =>
        from item in manifests.Containers
        let name = item.Container.Image[(item.Container.Image.LastIndexOf('/') + 1)..]
        where manifests.IsForUsers && (name.EndsWith(":latest", StringComparison.Ordinal) || !name.AsSpan().ContainsAny(':', '@'))
        select $"{item.Pod}, {item.Container.Name}: {item.Container.Image}";
}
