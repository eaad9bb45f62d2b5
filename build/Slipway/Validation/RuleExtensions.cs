using Slipway.Manifests;
using Slipway.Model;

namespace Slipway.Validation;

/// <summary>Makes findings about rendered objects.</summary>
public static class RuleExtensions
{
    /// <summary>A finding of a rule about a whole manifest set.</summary>
    /// <param name="rule">The rule.</param>
    /// <param name="set">The manifest set.</param>
    /// <param name="message">What is wrong, in one line.</param>
    public static Finding InSet(this Rule rule, ManifestSet set, string message)
    {
        ArgumentNullException.ThrowIfNull(rule);
        ArgumentNullException.ThrowIfNull(set);
        return rule.For(set.Chart, message) with { ValueSet = set.ValueSet.Length == 0 ? null : set.ValueSet, Severity = rule.SeverityUnder(set.ValueSet) };
    }

    /// <summary>A finding of a rule about an object.</summary>
    /// <param name="rule">The rule.</param>
    /// <param name="set">The manifest set.</param>
    /// <param name="subject">The object.</param>
    /// <param name="message">What is wrong, in one line; it need not name the object.</param>
    /// <param name="fieldPath">Path of the field within the object, or null.</param>
    public static Finding InObject(this Rule rule, ManifestSet set, KubeObject subject, string message, string? fieldPath = null)
    {
        ArgumentNullException.ThrowIfNull(subject);
        return rule.InSet(set, message) with
        {
            Object = subject.Reference,
            FieldPath = fieldPath,
            Document = subject.Source,
            Location = subject.Source is { } source
                ? new SourceLocation(source.File, FieldPlace.LineOf(subject.Root, fieldPath))
                : ManifestRules.LocationOf(set.Chart, subject.Template),
        };
    }
}
