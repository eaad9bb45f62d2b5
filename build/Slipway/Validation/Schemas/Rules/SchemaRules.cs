using Slipway.Model;

namespace Slipway.Validation.Schemas.Rules;

/// <summary>What the schema of a kind alone decides: whether the kind, its fields and their types exist.</summary>
internal static class SchemaRules
{
    private const string Reference = "https://kubernetes.io/docs/reference/kubernetes-api/";

    /// <summary>The rules, by id.</summary>
    public static IEnumerable<IManifestRule> All =>
    [
        new ApiRule(Kinds, ApiProblemKind.Kind),
        new ApiRule(Lifecycles, ApiProblemKind.Lifecycle),
        new ApiRule(Fields, ApiProblemKind.Field),
        new ApiRule(Types, ApiProblemKind.Type),
        new ApiRule(Required, ApiProblemKind.Required),
        new ApiRule(Values, ApiProblemKind.Value),
    ];

    private static Rule Kinds { get; } = new(
        "SLW026",
        "Every kind exists",
        Severity.Error,
        "The API server refuses an object of a kind or a version that it does not know, in the middle of a deployment. A kind of neither Kubernetes nor a custom resource "
            + "definition that is at hand cannot be checked, which is a warning; --ignore-missing-schemas takes it away.",
        "Write apiVersion and kind as the API reference has them; put definitions of custom resources into the chart's crds/, or name their folder with --crds=.",
        RuleExample.Rendered(Workload("apps/v1", "Deploymnet", "    type: Recreate\n")),
        RuleExample.Rendered(Workload("apps/v1", "Deployment", "    type: Recreate\n")),
        Reference);

    private static Rule Lifecycles { get; } = new(
        "SLW027",
        "Every API is served by the version it is meant for",
        Severity.Error,
        "An API that was removed, or is not there yet, ends the deployment on that version of Kubernetes. One that is deprecated works until the cluster is upgraded, and then fails (a warning).",
        "Choose the apiVersion by .Capabilities.APIVersions, or move to the one that replaces it.",
        RuleExample.Rendered("apiVersion: policy/v1beta1\nkind: PodDisruptionBudget\nmetadata:\n  name: app\nspec:\n  minAvailable: 1\n"),
        RuleExample.Rendered("apiVersion: policy/v1\nkind: PodDisruptionBudget\nmetadata:\n  name: app\nspec:\n  minAvailable: 1\n"),
        "https://kubernetes.io/docs/reference/using-api/deprecation-guide/");

    private static Rule Fields { get; } = new(
        "SLW028",
        "Every field exists",
        Severity.Error,
        "A field that the API does not know is refused by server-side apply, and dropped without a word by older ways of applying: the setting never takes effect. A field that came "
            + "between two versions whose schemas are known is let pass with a remark.",
        "Mend the name of the field, or move it to where it belongs.",
        RuleExample.Rendered(Workload("apps/v1", "Deployment", "    typ: Recreate\n")),
        RuleExample.Rendered(Workload("apps/v1", "Deployment", "    type: Recreate\n")),
        Reference);

    private static Rule Types { get; } = new(
        "SLW029",
        "Every value has the type of its field",
        Severity.Error,
        "The API server refuses the whole object. Most often a number or a boolean stands where a string is wanted: in env, annotations, ConfigMaps.",
        "Quote what is meant as a string (| quote); leave numbers without quotes.",
        RuleExample.Rendered("apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: app\ndata:\n  retries: 3\n"),
        RuleExample.Rendered("apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: app\ndata:\n  retries: \"3\"\n"),
        Reference);

    private static Rule Required { get; } = new(
        "SLW030",
        "Every required field is there",
        Severity.Error,
        "The API server refuses the object. A field is often missing because the value that it is made of is empty. A few fields are declared as required although the API server takes the object without them: a warning.",
        "Give the field a value, or make its value required in values.schema.json.",
        RuleExample.Rendered("apiVersion: v1\nkind: Pod\nmetadata:\n  name: app\nspec:\n  containers:\n    - name: app\n"),
        RuleExample.Rendered("apiVersion: v1\nkind: Pod\nmetadata:\n  name: app\nspec:\n  containers:\n    - name: app\n      image: registry.example.com/app:1.0.0\n"),
        Reference);

    private static Rule Values { get; } = new(
        "SLW031",
        "Every value is one of those allowed",
        Severity.Error,
        "Where a field takes one of a few words, the API server refuses every other; upper and lower case count.",
        "Write one of the values that the message names.",
        RuleExample.Rendered(Workload("apps/v1", "Deployment", "    type: recreate\n")),
        RuleExample.Rendered(Workload("apps/v1", "Deployment", "    type: Recreate\n")),
        Reference);

    private static string Workload(string apiVersion, string kind, string strategy) => $"""
        apiVersion: {apiVersion}
        kind: {kind}
        metadata:
          name: app
        spec:
          selector:
            matchLabels:
              app: app
          strategy:
        {strategy.TrimEnd()}
          template:
            metadata:
              labels:
                app: app
            spec:
              containers:
                - name: app
                  image: registry.example.com/app:1.0.0

        """;
}
