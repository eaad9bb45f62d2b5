using Slipway.Model;

namespace Slipway.Validation.Schemas.Rules;

/// <summary>What the API server checks beyond the schema: forms, ranges, references, and fields that go together.</summary>
internal static class ValueRules
{
    private const string Reference = "https://kubernetes.io/docs/reference/kubernetes-api/";

    /// <summary>The rules, by id.</summary>
    public static IEnumerable<IManifestRule> All =>
    [
        new ApiRule(Quantities, ApiProblemKind.Quantity),
        new ApiRule(Ports, ApiProblemKind.Port),
        new ApiRule(ListKeys, ApiProblemKind.ListKey),
        new ApiRule(Names, ApiProblemKind.Name),
        new ApiRule(Volumes, ApiProblemKind.Volume),
        new ApiRule(Unions, ApiProblemKind.Union),
        new ApiRule(Contradictions, ApiProblemKind.Contradiction),
        new ApiRule(Ranges, ApiProblemKind.Range),
        new ApiRule(Constraints, ApiProblemKind.Constraint),
    ];

    private static Rule Quantities { get; } = new(
        "SLW032",
        "Every quantity is sound",
        Severity.Error,
        "The API server refuses amounts that it cannot read (512MB, 1 Gi), amounts below zero, and requests that are more than the limit.",
        "Write amounts as 500m, 512Mi, 1.5Gi; keep requests at or below limits.",
        RuleExample.Rendered(Pod("      resources:\n        limits:\n          memory: 512MB\n")),
        RuleExample.Rendered(Pod("      resources:\n        limits:\n          memory: 512Mi\n")),
        "https://kubernetes.io/docs/reference/kubernetes-api/common-definitions/quantity/");

    private static Rule Ports { get; } = new(
        "SLW033",
        "Every port is sound",
        Severity.Error,
        "The API server refuses ports outside 1 to 65535, and names of ports that are no service names: at most 15 characters, lower case, with a letter.",
        "Mend the number or the name; give each port of a Service with several ports a name.",
        RuleExample.Rendered(Pod("      ports:\n        - containerPort: 80800\n          protocol: TCP\n")),
        RuleExample.Rendered(Pod("      ports:\n        - containerPort: 8080\n          protocol: TCP\n")),
        "https://kubernetes.io/docs/concepts/services-networking/service/#field-spec-ports");

    private static Rule ListKeys { get; } = new(
        "SLW034",
        "Items of a list can be told apart",
        Severity.Error,
        "Containers, ports, variables, volumes and mounts are told apart by keys. Server-side apply, which Helm 4 uses, refuses a list in which a key stands twice or is missing; "
            + "otherwise one of the two items wins without a word.",
        "Remove or rename one of the items; write a port's protocol where a version of Kubernetes asks for it.",
        RuleExample.Rendered(Pod("      env:\n        - name: MODE\n          value: fast\n        - name: MODE\n          value: safe\n")),
        RuleExample.Rendered(Pod("      env:\n        - name: MODE\n          value: fast\n")),
        "https://kubernetes.io/docs/reference/using-api/server-side-apply/#merge-strategy");

    private static Rule Names { get; } = new(
        "SLW035",
        "Names within objects are valid",
        Severity.Error,
        "The API server refuses names of volumes, variables and hosts, keys of ConfigMaps and annotations, and paths, when they are not of their form.",
        "Write the name in the form that the message describes.",
        RuleExample.Rendered("apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: app\ndata:\n  my settings: x\n"),
        RuleExample.Rendered("apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: app\ndata:\n  my-settings: x\n"),
        "https://kubernetes.io/docs/concepts/overview/working-with-objects/names/");

    private static Rule Volumes { get; } = new(
        "SLW036",
        "Every mount has its volume",
        Severity.Error,
        "The API server refuses a pod whose container mounts a volume that the pod does not have.",
        "Declare the volume in the pod's volumes or the StatefulSet's volumeClaimTemplates, or remove the mount.",
        RuleExample.Rendered(Pod("      volumeMounts:\n        - name: data\n          mountPath: /data\n")),
        RuleExample.Rendered(Pod("      volumeMounts:\n        - name: data\n          mountPath: /data\n", "  volumes:\n    - name: data\n      emptyDir: {}\n")),
        "https://kubernetes.io/docs/concepts/storage/volumes/");

    private static Rule Unions { get; } = new(
        "SLW037",
        "Of several ways exactly one is given",
        Severity.Error,
        "A volume has one source, a probe one action, a variable a value or a source. With none or two of them the API server refuses the object.",
        "Give one of the fields that the message names.",
        RuleExample.Rendered(Pod("      readinessProbe:\n        periodSeconds: 5\n")),
        RuleExample.Rendered(Pod("      readinessProbe:\n        periodSeconds: 5\n        tcpSocket:\n          port: 8080\n")),
        Reference);

    private static Rule Contradictions { get; } = new(
        "SLW038",
        "Fields do not contradict each other",
        Severity.Error,
        "Fields that are sound alone can exclude each other: a Job's pod that is always restarted, maxReplicas below minReplicas, a rolling update in a strategy that has none. The API server refuses them.",
        "Change one of the fields that the message names.",
        RuleExample.Rendered(Job("")),
        RuleExample.Rendered(Job("      restartPolicy: Never\n")),
        Reference);

    private static Rule Ranges { get; } = new(
        "SLW039",
        "Numbers are within their range",
        Severity.Error,
        "The API server refuses negative counts and times, and numbers outside of what a field takes.",
        "Write a number within the range that the message names.",
        RuleExample.Rendered("apiVersion: policy/v1\nkind: PodDisruptionBudget\nmetadata:\n  name: app\nspec:\n  minAvailable: -1\n"),
        RuleExample.Rendered("apiVersion: policy/v1\nkind: PodDisruptionBudget\nmetadata:\n  name: app\nspec:\n  minAvailable: 1\n"),
        Reference);

    private static Rule Constraints { get; } = new(
        "SLW142",
        "Custom resources are as their definitions ask",
        Severity.Error,
        "A definition says more of a value than its type: a pattern, a format, a length, how many items, which alternatives go together. The API server "
            + "refuses a resource that is otherwise.",
        "Write the value as the message describes; the definition of the kind has the whole of it.",
        RuleExample.Rendered(Custom("3 days")),
        RuleExample.Rendered(Custom("72h")),
        "https://kubernetes.io/docs/tasks/extend-kubernetes/custom-resources/custom-resource-definitions/#validation");

    private static string Custom(string interval) => $$"""
        apiVersion: apiextensions.k8s.io/v1
        kind: CustomResourceDefinition
        metadata:
          name: backups.example.com
        spec:
          group: example.com
          names:
            kind: Backup
            plural: backups
          scope: Namespaced
          versions:
            - name: v1
              served: true
              storage: true
              schema:
                openAPIV3Schema:
                  type: object
                  properties:
                    spec:
                      type: object
                      properties:
                        interval:
                          type: string
                          pattern: ^[0-9]+[smh]$
        ---
        apiVersion: example.com/v1
        kind: Backup
        metadata:
          name: app
        spec:
          interval: {{interval}}

        """;

    private static string Pod(string container, string rest = "") =>
        $"apiVersion: v1\nkind: Pod\nmetadata:\n  name: app\nspec:\n  containers:\n    - name: app\n      image: registry.example.com/app:1.0.0\n{container}{rest}";

    private static string Job(string pod) =>
        $"apiVersion: batch/v1\nkind: Job\nmetadata:\n  name: app\nspec:\n  template:\n    spec:\n{pod}      containers:\n        - name: app\n          image: registry.example.com/app:1.0.0\n";
}
