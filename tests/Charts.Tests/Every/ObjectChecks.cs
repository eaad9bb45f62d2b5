using Charts.Tests.Infrastructure;
using Slipway.Manifests;

namespace Charts.Tests.Every;

/// <summary>How objects refer to each other, and which API they are of.</summary>
internal static class ObjectChecks
{
    // Custom resources have no place in a table of Kubernetes' own API: what serves them has its own versions.
    private static readonly Dictionary<string, (string OnOldest, string OnNewest)> ApiVersions = new(StringComparer.Ordinal)
    {
        ["ConfigMap"] = ("v1", "v1"),
        ["CronJob"] = ("batch/v1beta1", "batch/v1"),
        ["Deployment"] = ("apps/v1", "apps/v1"),
        ["HorizontalPodAutoscaler"] = ("autoscaling/v2beta2", "autoscaling/v2"),
        ["Ingress"] = ("networking.k8s.io/v1", "networking.k8s.io/v1"),
        ["Job"] = ("batch/v1", "batch/v1"),
        ["Namespace"] = ("v1", "v1"),
        ["NetworkPolicy"] = ("networking.k8s.io/v1", "networking.k8s.io/v1"),
        ["PersistentVolumeClaim"] = ("v1", "v1"),
        ["Pod"] = ("v1", "v1"),
        ["PodDisruptionBudget"] = ("policy/v1beta1", "policy/v1"),
        ["Role"] = ("rbac.authorization.k8s.io/v1", "rbac.authorization.k8s.io/v1"),
        ["RoleBinding"] = ("rbac.authorization.k8s.io/v1", "rbac.authorization.k8s.io/v1"),
        ["Secret"] = ("v1", "v1"),
        ["Service"] = ("v1", "v1"),
        ["ServiceAccount"] = ("v1", "v1"),
        ["StatefulSet"] = ("apps/v1", "apps/v1"),
        ["ServiceMonitor"] = ("monitoring.coreos.com/v1", "monitoring.coreos.com/v1"),
        ["Workflow"] = ("argoproj.io/v1alpha1", "argoproj.io/v1alpha1"),
    };

    public static IEnumerable<ManifestCheck> All =>
    [
        new("ObjectsAreUnique", Duplicates, """
            apiVersion: v1
            kind: ConfigMap
            metadata: { name: app, namespace: app }
            ---
            apiVersion: v1
            kind: ConfigMap
            metadata: { name: app, namespace: app }
            """),
        new("ApisAreServed", NotServed, """
            apiVersion: policy/v1beta1
            kind: PodDisruptionBudget
            metadata: { name: app, namespace: app }
            """),
        new("WorkloadsSelectTheirOwnPods", Unselected, """
            apiVersion: apps/v1
            kind: Deployment
            metadata: { name: app, namespace: app }
            spec:
              selector: { matchLabels: { app: app } }
              template:
                metadata: { labels: { app: other } }
                spec: { containers: [{ name: app }] }
            """),
        new("ServicesLeadToPods", ServicesToNowhere, """
            apiVersion: v1
            kind: Service
            metadata: { name: app, namespace: app }
            spec: { selector: { app: app }, ports: [{ port: 80, targetPort: http }] }
            """),
        new("PoliciesAndBudgetsSelectPods", IdleSelectors, """
            apiVersion: networking.k8s.io/v1
            kind: NetworkPolicy
            metadata: { name: app, namespace: app }
            spec: { podSelector: { matchLabels: { app: app } } }
            """),
        new("PodsAreGovernedWherePoliciesAreOn", Ungoverned, """
            apiVersion: networking.k8s.io/v1
            kind: NetworkPolicy
            metadata: { name: app, namespace: app }
            spec: { podSelector: { matchLabels: { app: app } }, policyTypes: [Ingress] }
            ---
            apiVersion: v1
            kind: Pod
            metadata: { name: app, namespace: app, labels: { app: app } }
            spec: { containers: [{ name: app }] }
            """),
        new("NamesLeadToObjects", DanglingNames, """
            apiVersion: autoscaling/v2
            kind: HorizontalPodAutoscaler
            metadata: { name: app, namespace: app }
            spec: { scaleTargetRef: { kind: Deployment, name: app } }
            """),
    ];

    private static IEnumerable<string> Duplicates(CheckedManifests manifests) =>
        manifests.Set.Objects.GroupBy(item => (item.Reference.Group, item.Kind, item.Reference.Namespace, item.Name)).Where(group => group.Count() > 1).Select(group => group.First().ToString());

    private static IEnumerable<string> NotServed(CheckedManifests manifests) =>
        from item in manifests.Set.Objects
        let known = ApiVersions.GetValueOrDefault(item.Kind)
        let wanted = manifests.KubeVersion == Catalog.Oldest ? known.OnOldest : known.OnNewest
        where item.Reference.ApiVersion != wanted
        select $"{item} is of {item.Reference.ApiVersion}, {manifests.KubeVersion} serves {wanted ?? "nothing that this test knows"}";

    private static IEnumerable<string> Unselected(CheckedManifests manifests) =>
        from workload in manifests.Set.OfKind("Deployment", "StatefulSet", "DaemonSet")
        let selector = workload.Root.Along("spec.selector.matchLabels")
        where selector.Strings.Count == 0 || !workload.OnlyPod.HasLabels(selector)
        select $"{workload}: {selector.Canonical}";

    private static IEnumerable<string> ServicesToNowhere(CheckedManifests manifests)
    {
        foreach (var service in manifests.Set.OfKind("Service"))
        {
            var pods = manifests.Pods.Where(pod => pod.Namespace == service.Reference.Namespace && pod.HasLabels(service.Root.Along("spec.selector"))).ToList();
            if (pods.Count == 0 || service.Root.Along("spec.selector").Strings.Count == 0)
            {
                yield return $"{service} selects no pod";
            }

            foreach (var port in service.Root.Along("spec.ports").ItemsOrNone())
            {
                var target = (port["targetPort"] ?? port["port"])!.Text;
                if (!pods.TrueForAll(pod => pod.Containers.SelectMany(container => container.Node["ports"].ItemsOrNone()).Any(open => open["name"]?.Text == target || open["containerPort"]?.Text == target)))
                {
                    yield return $"{service}: no port {target} in {string.Join(", ", pods)}";
                }
            }
        }
    }

    private static IEnumerable<string> IdleSelectors(CheckedManifests manifests) =>
        from item in manifests.Set.OfKind("NetworkPolicy", "PodDisruptionBudget")
        let selector = item.Kind == "NetworkPolicy" ? item.Root.Along("spec.podSelector.matchLabels") : item.Root.Along("spec.selector.matchLabels")
        where !manifests.Pods.Any(pod => pod.Namespace == item.Reference.Namespace && pod.HasLabels(selector))
        select $"{item}: {selector.Canonical}";

    // A database closes itself, whether the chart around it has policies or not; a helm test may run beside a chart that closes its own workloads only.
    private static IEnumerable<string> Ungoverned(CheckedManifests manifests) =>
        from pod in manifests.Pods
        where manifests.Set.OfKind("NetworkPolicy").Any(policy => policy.Root.Along("metadata.labels").Strings.GetValueOrDefault("app.kubernetes.io/component") != "database") && pod.Owner.Hooks.Count == 0
        from direction in new[] { "ingress", "egress" }
        where !manifests.Flows.Governs(pod, direction)
        select $"{pod}: no policy governs its {direction}";

    private static IEnumerable<string> DanglingNames(CheckedManifests manifests) => manifests.Set.Objects
        .SelectMany(item => References(item).Select(reference => (Item: item, Reference: reference)))
        .Where(found => !manifests.Has(found.Reference.Kind, found.Reference.Name, found.Item.Reference.Namespace))
        .Select(found => $"{found.Item}: no {found.Reference.Kind}/{found.Reference.Name}");

    private static IEnumerable<(string Kind, string? Name)> References(KubeObject item)
    {
        var spec = item.Root["spec"];
        return item.Kind switch
        {
            "HorizontalPodAutoscaler" => [(spec.Along("scaleTargetRef.kind")?.Text ?? "", spec.Along("scaleTargetRef.name")?.Text)],
            "StatefulSet" => [("Service", spec?["serviceName"]?.Text)],
            "Ingress" => spec!["rules"].ItemsOrNone().SelectMany(rule => rule.Along("http.paths").ItemsOrNone()).Select(path => ("Service", path.Along("backend.service.name")?.Text)),
            "RoleBinding" =>
            [
                (item.Root.Along("roleRef.kind")?.Text ?? "", item.Root.Along("roleRef.name")?.Text),
                .. item.Root["subjects"].ItemsOrNone().Select(subject => (subject["kind"]?.Text ?? "", subject["name"]?.Text)),
            ],
            _ => [],
        };
    }
}
