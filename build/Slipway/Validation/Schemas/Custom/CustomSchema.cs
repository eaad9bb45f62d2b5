using System.Text.RegularExpressions;
using Slipway.Manifests;

namespace Slipway.Validation.Schemas.Custom;

/// <summary>
/// The schema of a node of a custom resource, as its definition has it.
/// Source: https://kubernetes.io/docs/tasks/extend-kubernetes/custom-resources/custom-resource-definitions/#specifying-a-structural-schema.
/// </summary>
internal sealed class CustomSchema
{
    /// <summary>Anything.</summary>
    public static CustomSchema Any { get; } = new();

    /// <summary>The JSON types that are taken; empty for any.</summary>
    public IReadOnlyList<string> Types { get; init; } = [];

    /// <summary>Whether null stays null; otherwise the API server takes it for a field that is missing.</summary>
    public bool IsNullable { get; init; }

    /// <summary>Whether the node is a whole Kubernetes object, with apiVersion, kind and metadata (<c>x-kubernetes-embedded-resource</c>).</summary>
    public bool IsResource { get; init; }

    /// <summary>Whether fields that are not declared are kept.</summary>
    public bool IsOpen { get; init; }

    /// <summary>The declared fields, by name.</summary>
    public IReadOnlyDictionary<string, CustomSchema> Fields { get; init; } = new Dictionary<string, CustomSchema>();

    /// <summary>The schema of all other fields, or null.</summary>
    public CustomSchema? OtherFields { get; init; }

    /// <summary>The fields that must be there.</summary>
    public IReadOnlyList<string> Required { get; init; } = [];

    /// <summary>The schema of a list's items, or null.</summary>
    public CustomSchema? Items { get; init; }

    /// <summary>How items are told apart: <c>set</c> by what they are, <c>map</c> by <see cref="ListKeys"/>; anything else, not at all.</summary>
    public string? ListType { get; init; }

    /// <summary>The fields by which items of a list of type <c>map</c> are told apart.</summary>
    public IReadOnlyList<string> ListKeys { get; init; } = [];

    /// <summary>The value of a field that is missing, or null for none.</summary>
    public KubeNode? Default { get; init; }

    /// <summary>The only values allowed; empty for any.</summary>
    public IReadOnlyList<KubeNode> Values { get; init; } = [];

    /// <summary>What a string must be like.</summary>
    public StringLimits Strings { get; init; } = StringLimits.None;

    /// <summary>What a number must be like.</summary>
    public NumberLimits Numbers { get; init; } = NumberLimits.None;

    /// <summary>How many items a list may have.</summary>
    public CountLimits ItemCount { get; init; } = CountLimits.None;

    /// <summary>How many fields a mapping may have.</summary>
    public CountLimits FieldCount { get; init; } = CountLimits.None;

    /// <summary>Schemas that must all be met besides.</summary>
    public IReadOnlyList<CustomSchema> AllOf { get; init; } = [];

    /// <summary>Schemas of which at least one must be met.</summary>
    public IReadOnlyList<CustomSchema> AnyOf { get; init; } = [];

    /// <summary>Schemas of which exactly one must be met.</summary>
    public IReadOnlyList<CustomSchema> OneOf { get; init; } = [];

    /// <summary>A schema that must not be met, or null.</summary>
    public CustomSchema? Not { get; init; }

    /// <summary>The rules for the node itself.</summary>
    public IReadOnlyList<CelRule> Rules { get; init; } = [];

    /// <summary>Whether there are rules for the node or anything below it.</summary>
    public bool HasRules { get; init; }

    /// <summary>The schema of a field; null when it is not declared and there is none for other fields.</summary>
    /// <param name="name">Name of the field.</param>
    public CustomSchema? FieldOf(string name) => Fields.GetValueOrDefault(name) ?? OtherFields;
}

/// <summary>What a string must be like.</summary>
/// <param name="Pattern">The pattern as the definition has it, or null.</param>
/// <param name="Expression">The pattern ready for use; null when there is none, or none that .NET can match as the API server does.</param>
/// <param name="Format">Name of a format such as <c>date-time</c>, or null.</param>
/// <param name="Length">How many characters (code points) it may have.</param>
internal sealed record StringLimits(string? Pattern, Lazy<Regex?>? Expression, string? Format, CountLimits Length)
{
    /// <summary>Anything goes.</summary>
    public static StringLimits None { get; } = new(null, null, null, CountLimits.None);
}

/// <summary>What a number must be like.</summary>
/// <param name="Minimum">The smallest, or null.</param>
/// <param name="Maximum">The largest, or null.</param>
/// <param name="IsMinimumExcluded">Whether the smallest itself is too small.</param>
/// <param name="IsMaximumExcluded">Whether the largest itself is too large.</param>
/// <param name="MultipleOf">What it must be a multiple of, or null.</param>
/// <param name="Is32Bit">Whether the definition says that it has 32 bits, which API servers do not check.</param>
internal sealed record NumberLimits(double? Minimum, double? Maximum, bool IsMinimumExcluded, bool IsMaximumExcluded, double? MultipleOf, bool Is32Bit)
{
    /// <summary>Anything goes.</summary>
    public static NumberLimits None { get; } = new(null, null, false, false, null, false);
}

/// <summary>How many there may be of something.</summary>
/// <param name="Minimum">The fewest, or null.</param>
/// <param name="Maximum">The most, or null.</param>
/// <param name="AreUnique">Whether no two may be the same.</param>
internal sealed record CountLimits(long? Minimum, long? Maximum, bool AreUnique = false)
{
    /// <summary>Anything goes.</summary>
    public static CountLimits None { get; } = new(null, null);
}
