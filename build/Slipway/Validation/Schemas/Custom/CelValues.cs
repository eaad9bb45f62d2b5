using System.Globalization;
using System.Text.RegularExpressions;
using Slipway.Manifests;

namespace Slipway.Validation.Schemas.Custom;

/// <summary>
/// Makes of nodes the values that expressions work on.
/// Source: https://kubernetes.io/docs/tasks/extend-kubernetes/custom-resources/custom-resource-definitions/#validation-rules.
/// </summary>
internal static partial class CelValues
{
    private static readonly HashSet<string> Reserved = new(
        ["true", "false", "null", "in", "as", "break", "const", "continue", "else", "for", "function", "if", "import", "let", "loop", "package", "namespace", "return", "var", "void", "while"],
        StringComparer.Ordinal);

    /// <summary>The value of a node.</summary>
    /// <param name="node">The node.</param>
    /// <param name="schema">Its schema, or null where there is none.</param>
    public static object? Of(KubeNode node, CustomSchema? schema) => node switch
    {
        KubeMapping mapping => OfMapping(mapping, schema),
        KubeSequence list => list.Items.Select(item => Of(item, schema?.Items)).ToArray(),
        KubeScalar scalar => OfScalar(scalar, schema),
        _ => null,
    };

    /// <summary>How many items the longest list or mapping in a node has.</summary>
    /// <param name="node">The node.</param>
    public static int LargestIn(KubeNode node) => node switch
    {
        KubeMapping mapping => mapping.Fields.Select(field => LargestIn(field.Value)).Append(mapping.Fields.Count).Max(),
        KubeSequence list => list.Items.Select(LargestIn).Append(list.Items.Count).Max(),
        _ => 0,
    };

    private static Dictionary<string, object?> OfMapping(KubeMapping mapping, CustomSchema? schema)
    {
        var values = new Dictionary<string, object?>(StringComparer.Ordinal);
        foreach (var field in mapping.Fields)
        {
            // Names of declared fields are written as names; keys of other mappings stay what they are.
            var name = schema?.Fields.ContainsKey(field.Name) == true ? Escape(field.Name) : field.Name;
            values[name] = Of(field.Value, schema?.FieldOf(field.Name));
        }

        return values;
    }

    private static object? OfScalar(KubeScalar scalar, CustomSchema? schema)
    {
        if (scalar.TryGetBoolean(out var isTrue))
        {
            return isTrue;
        }

        if (scalar.Kind == ScalarKind.String)
        {
            return OfText(scalar.Text!, schema?.Strings.Format);
        }

        return schema?.Types is not ["number"] && scalar.TryGetInteger(out var whole) ? whole : scalar.TryGetNumber(out var number) ? number : null;
    }

    private static object OfText(string text, string? format) => format switch
    {
        "date-time" or "datetime" or "date" when DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var moment) => moment,
        "duration" when DurationOf(text) is { } duration => duration,
        // What bytes and odd moments are to expressions has no equal here; nothing can be done with this, so that the rule is passed over.
        "date-time" or "datetime" or "date" or "duration" or "byte" => new object(),
        _ => text,
    };

    private static TimeSpan? DurationOf(string text)
    {
        if (!DurationForm().IsMatch(text))
        {
            return null;
        }

        var seconds = DurationPart().Matches(text).Sum(part => double.Parse(part.Groups["number"].ValueSpan, CultureInfo.InvariantCulture) * SecondsOf(part.Groups["unit"].Value));
        return seconds < TimeSpan.MaxValue.TotalSeconds / 2 ? TimeSpan.FromSeconds(text.StartsWith('-') ? -seconds : seconds) : null;
    }

    private static double SecondsOf(string unit) => unit switch
    {
        "h" => 3600,
        "m" => 60,
        "s" => 1,
        _ => 0.001,
    };

    private static string Escape(string name)
    {
        if (Reserved.Contains(name))
        {
            return $"__{name}__";
        }

        return name
            .Replace("__", "__underscores__", StringComparison.Ordinal)
            .Replace(".", "__dot__", StringComparison.Ordinal)
            .Replace("-", "__dash__", StringComparison.Ordinal)
            .Replace("/", "__slash__", StringComparison.Ordinal);
    }

    [GeneratedRegex(@"^[-+]?([0-9]+(\.[0-9]+)?(h|ms|m|s))+\z", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex DurationForm();

    [GeneratedRegex(@"(?<number>[0-9]+(\.[0-9]+)?)(?<unit>h|ms|m|s)", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex DurationPart();
}
