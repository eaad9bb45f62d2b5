namespace Slipway.Model;

/// <summary>One thing that a rule found, with everything that a person needs to mend it.</summary>
/// <param name="Rule">Id of the rule, such as <c>SLW016</c>.</param>
/// <param name="Severity">How much it weighs.</param>
/// <param name="Chart">Name of the chart.</param>
/// <param name="Message">One line: what is wrong, and the cause.</param>
public sealed record Finding(string Rule, Severity Severity, string Chart, string Message)
{
    /// <summary>Name of the value set in which it was found; null when it does not depend on values.</summary>
    public string? ValueSet { get; init; }

    /// <summary>The object that it is about, when it is about one.</summary>
    public ObjectReference? Object { get; init; }

    /// <summary>Path of the field within the object, such as <c>spec.template.spec.containers[0].image</c>.</summary>
    public string? FieldPath { get; init; }

    /// <summary>The file, and the line when it is known, in which to mend it.</summary>
    public SourceLocation? Location { get; init; }

    /// <summary>The document in which it was found, when manifests were checked that no chart rendered.</summary>
    public DocumentReference? Document { get; init; }

    /// <summary>The check of a published standard that was not met, by the standard's own id, such as <c>hostNamespaces</c>; null for a rule of Slipway's own.</summary>
    public string? Check { get; init; }

    /// <summary>What to do, in one line; null when the message says it.</summary>
    public string? Advice { get; init; }

    /// <summary>Why it does not count, when its owner has said so; it is shown as a number then, and fails no run.</summary>
    public Suppression? Suppressed { get; init; }
}
