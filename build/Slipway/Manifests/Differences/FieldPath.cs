using System.Collections.Immutable;
using System.Text.RegularExpressions;

namespace Slipway.Manifests.Differences;

/// <summary>Where a field is in an object.</summary>
/// <param name="Names">Names of fields and of items of lists, outermost first.</param>
/// <param name="Text">As it is written: <c>spec.containers[api].image</c>, <c>metadata.annotations[checksum/config]</c>.</param>
public sealed partial record FieldPath(ImmutableArray<string> Names, string Text)
{
    /// <summary>The object itself.</summary>
    public static FieldPath Root { get; } = new([], "");

    /// <summary>A field below.</summary>
    /// <param name="name">Its name.</param>
    public FieldPath Field(string name) => new(Names.Add(name), Plain().IsMatch(name) ? Names.IsEmpty ? name : $"{Text}.{name}" : $"{Text}[{name}]");

    /// <summary>An item of a list.</summary>
    /// <param name="name">What tells it from the others: its name, or its position.</param>
    public FieldPath Item(string name) => new(Names.Add(name), $"{Text}[{name}]");

    /// <summary>Whether this is a field, or below it.</summary>
    /// <param name="names">Names of the field, outermost first.</param>
    public bool IsBelow(params ReadOnlySpan<string> names) => Names.AsSpan().StartsWith(names);

    [GeneratedRegex("^[A-Za-z0-9_-]+$")]
    private static partial Regex Plain();
}
