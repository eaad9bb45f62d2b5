using Slipway.Manifests;
using Slipway.Model;

namespace Slipway.Validation.Suppressions;

/// <summary>
/// An annotation that suppresses a rule for the object that carries it: <c>slipway.dev/ignore-SLW042: "reason"</c>, or
/// <c>"until=2027-01-31 reason"</c>.
/// </summary>
/// <param name="Rule">Id of the rule, as it stands behind the prefix.</param>
/// <param name="Text">The annotation's value; empty when it has none.</param>
/// <param name="Object">The object.</param>
/// <param name="Location">Where it stands in a manifest; of a chart the template that the object comes from, when known.</param>
public sealed record IgnoreAnnotation(string Rule, string Text, ObjectReference Object, SourceLocation? Location)
{
    /// <summary>What the annotation's key begins with; the rule's id follows.</summary>
    public const string Prefix = "slipway.dev/ignore-";

    /// <summary>The document that it stands in, when manifests are checked that no chart rendered.</summary>
    public DocumentReference? Document { get; init; }

    /// <summary>Every such annotation of a manifest set.</summary>
    /// <param name="set">The set.</param>
    public static IReadOnlyList<IgnoreAnnotation> In(ManifestSet set)
    {
        ArgumentNullException.ThrowIfNull(set);
        return
        [
            .. from current in set.Objects
               from annotation in current.Annotations
               where annotation.Name.StartsWith(Prefix, StringComparison.Ordinal)
               select new IgnoreAnnotation(annotation.Name[Prefix.Length..], annotation.Value.Text ?? "", current.Reference, PlaceOf(set, current, annotation)) { Document = current.Source },
        ];
    }

    private static SourceLocation? PlaceOf(ManifestSet set, KubeObject current, KubeField annotation) =>
        current.Source is { } source ? new SourceLocation(source.File, annotation.Line) : ManifestRules.LocationOf(set.Chart, current.Template);
}
