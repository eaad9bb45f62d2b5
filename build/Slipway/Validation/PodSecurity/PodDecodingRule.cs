using Slipway.Model;

namespace Slipway.Validation.PodSecurity;

/// <summary>SLW059: what the standards look at can be decoded. A pod that the API server cannot decode is refused, whatever the standard says.</summary>
internal sealed class PodDecodingRule : IManifestRule
{
    /// <summary>Its id.</summary>
    public const string Id = "SLW059";

    /// <inheritdoc/>
    public Rule Rule { get; } = new(
        Id,
        "Fields of pods have the types of the API",
        Severity.Error,
        "The API server refuses a pod in which a field has the wrong type, such as a string for a boolean. Only the fields that the Pod Security Standards "
            + "look at are checked here.",
        "Write the value as the API reference has it: booleans and numbers without quotes, annotations with them.",
        RuleExample.Rendered(Manifest("\"true\"")),
        RuleExample.Rendered(Manifest("true")),
        "https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.34/#podspec-v1-core");

    /// <inheritdoc/>
    public IEnumerable<Finding> Check(ManifestSubject subject) =>
        from pod in subject.Pods
        from problem in pod.Problems
        select Rule.InObject(subject.Set, pod.Owner, problem.Message, problem.FieldPath);

    private static string Manifest(string value) =>
        $"apiVersion: v1\nkind: Pod\nmetadata:\n  name: app\nspec:\n  securityContext:\n    runAsNonRoot: {value}\n  containers:\n    - name: app\n      image: registry.example.com/app:1.0.0\n";
}
