using System.Text;
using Slipway.Manifests;

namespace Slipway.Validation.Schemas.Checks;

/// <summary>Annotations and label selectors. The names of objects and their labels have rules of their own (SLW016, SLW017).</summary>
internal static class MetadataChecks
{
    // Source: k8s.io/apimachinery/pkg/api/validation, TotalAnnotationSizeLimitB.
    private const int MaximumAnnotations = 256 * 1024;

    public static IEnumerable<(string Type, TypeCheck Check)> All =>
    [
        ("meta.v1.ObjectMeta", CheckMetadata),
        ("meta.v1.LabelSelector", CheckSelector),
        ("meta.v1.LabelSelectorRequirement", CheckRequirement),
    ];

    private static void CheckMetadata(in CheckScope scope)
    {
        var size = 0;
        foreach (var annotation in scope["annotations"].FieldsOrNone())
        {
            size += Encoding.UTF8.GetByteCount(annotation.Name) + Encoding.UTF8.GetByteCount(annotation.Value.Text ?? "");
            if (!Forms.IsQualified(annotation.Name.ToLowerInvariant()))
            {
                scope.Report(ApiProblemKind.Name, "annotations", $"the annotation key '{annotation.Name}' is not valid: {Forms.Qualified}");
            }
        }

        if (size > MaximumAnnotations)
        {
            scope.Report(ApiProblemKind.Range, "annotations", $"the annotations have {size} bytes together, {MaximumAnnotations} are allowed");
        }
    }

    private static void CheckSelector(in CheckScope scope) => CheckLabels(scope, "matchLabels");

    /// <summary>Checks the keys and values of a map of labels.</summary>
    /// <param name="scope">What has the map.</param>
    /// <param name="field">The map's field.</param>
    public static void CheckLabels(in CheckScope scope, string field)
    {
        foreach (var label in scope[field].FieldsOrNone())
        {
            if (!Forms.IsQualified(label.Name))
            {
                scope.Report(ApiProblemKind.Name, field, $"the label key '{label.Name}' is not valid: {Forms.Qualified}");
            }

            if (label.Value is KubeScalar { Kind: ScalarKind.String } value && !Forms.IsLabelValue(value.Text!))
            {
                scope.Report(ApiProblemKind.Name, field, $"the value '{value.Text}' of the label '{label.Name}' is not valid: up to 63 letters, digits, '-', '_' and '.', a letter or digit at both ends");
            }
        }
    }

    private static void CheckRequirement(in CheckScope scope)
    {
        scope.NotEmpty("key");
        scope.NotEmpty("operator");
        scope.Form("key", Forms.IsQualified, Forms.Qualified);
        scope.OneOf("operator", "In", "NotIn", "Exists", "DoesNotExist");
        var count = scope["values"].ItemsOrNone().Count;
        switch (scope.Text("operator"))
        {
            case "In" or "NotIn" when count == 0:
                scope.Report(ApiProblemKind.Required, "values", $"the operator {scope.Text("operator")} needs values");
                break;
            case "Exists" or "DoesNotExist" when count > 0:
                scope.Report(ApiProblemKind.Contradiction, "values", $"the operator {scope.Text("operator")} takes no values");
                break;
        }
    }
}
