using Slipway.Manifests;

namespace Slipway.Validation.Rules.Manifests;

/// <summary>A label selector: <c>matchLabels</c> and <c>matchExpressions</c>, all of which must hold.</summary>
/// <param name="node">The selector.</param>
/// <remarks>Source: https://kubernetes.io/docs/concepts/overview/working-with-objects/labels/#resources-that-support-set-based-requirements.</remarks>
internal sealed class LabelSelector(KubeNode node)
{
    /// <summary>Whether the selector has no requirement.</summary>
    public bool IsEmpty => node["matchLabels"].FieldsOrNone().Count == 0 && node["matchExpressions"].ItemsOrNone().Count == 0;

    /// <summary>The first requirement that a set of labels does not meet, in words; null when all are met.</summary>
    /// <param name="labels">The labels, or null.</param>
    public string? FirstUnmet(KubeNode? labels)
    {
        foreach (var wanted in node["matchLabels"].FieldsOrNone())
        {
            if (labels?[wanted.Name]?.Text != wanted.Value.Text)
            {
                return $"{wanted.Name}={wanted.Value.Text}";
            }
        }

        return node["matchExpressions"].ItemsOrNone().FirstOrDefault(expression => !IsMet(expression, labels)) is { } unmet
            ? $"{unmet["key"]?.Text} {unmet["operator"]?.Text}"
            : null;
    }

    private static bool IsMet(KubeNode expression, KubeNode? labels)
    {
        var value = expression["key"]?.Text is { } key ? labels?[key]?.Text : null;
        var isAmong = expression["values"].ItemsOrNone().Any(allowed => allowed.Text == value);
        return expression["operator"]?.Text switch
        {
            "In" => value is not null && isAmong,
            "NotIn" => value is null || !isAmong,
            "Exists" => value is not null,
            "DoesNotExist" => value is null,
            _ => true,
        };
    }
}
