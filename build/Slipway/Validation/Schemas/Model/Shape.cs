namespace Slipway.Validation.Schemas.Model;

/// <summary>What sort of value a field takes.</summary>
internal enum ShapeKind
{
    /// <summary>Anything.</summary>
    Any,

    /// <summary>A string; one of a few, where the shape has values.</summary>
    String,

    /// <summary>True or false.</summary>
    Boolean,

    /// <summary>A whole number of 32 bits.</summary>
    Integer,

    /// <summary>A whole number of 64 bits.</summary>
    Long,

    /// <summary>A number.</summary>
    Number,

    /// <summary>An amount such as <c>500m</c> or <c>1Gi</c>.</summary>
    Quantity,

    /// <summary>A quantity that must be a string: old releases declare it so, and server-side apply holds them to it.</summary>
    QuotedQuantity,

    /// <summary>A whole number or a string: a port or its name, a count or a percentage.</summary>
    IntegerOrString,

    /// <summary>A moment, RFC 3339.</summary>
    Time,

    /// <summary>Bytes in base64.</summary>
    Bytes,

    /// <summary>A mapping with declared fields.</summary>
    Object,

    /// <summary>A sequence.</summary>
    List,

    /// <summary>A mapping with free keys.</summary>
    Map,
}

/// <summary>What values a field takes.</summary>
/// <param name="Kind">The sort of value.</param>
internal sealed record Shape(ShapeKind Kind)
{
    /// <summary>Anything.</summary>
    public static Shape Any { get; } = new(ShapeKind.Any);

    /// <summary>Name of the type of an object of a built-in type, such as <c>core.v1.Container</c>.</summary>
    public string? TypeName { get; init; }

    /// <summary>The shape of a list's items or a map's values.</summary>
    public Shape? Element { get; init; }

    /// <summary>The fields by which a list's items are told apart; empty when they are not.</summary>
    public IReadOnlyList<string> Keys { get; init; } = [];

    /// <summary>The only strings allowed; empty for any.</summary>
    public IReadOnlyList<string> Values { get; init; } = [];
}

/// <summary>A field of a type.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Shape">What it takes.</param>
/// <param name="IsRequired">Whether the type declares it as required.</param>
/// <param name="HasDefault">Whether the type declares a default.</param>
internal sealed record FieldDefinition(string Name, Shape Shape, bool IsRequired, bool HasDefault)
{
    /// <summary>For a field that came between two releases that are known: the later one. Whether the release in between has it cannot be told.</summary>
    public KubeRelease? KnownFrom { get; init; }
}

/// <summary>A type with declared fields.</summary>
/// <param name="name">Its name, such as <c>core.v1.Container</c>.</param>
/// <param name="fields">Its fields, by name.</param>
internal sealed class ObjectType(string name, IReadOnlyDictionary<string, FieldDefinition> fields)
{
    /// <summary>Its name, such as <c>core.v1.Container</c>.</summary>
    public string Name => name;

    /// <summary>Its fields, by name.</summary>
    public IReadOnlyDictionary<string, FieldDefinition> Fields => fields;

    /// <summary>The fields that an object of the type needs.</summary>
    public IReadOnlyList<FieldDefinition> Required { get; } = [.. fields.Values.Where(field => RequiredFieldTable.IsNeeded(name, field))];
}
