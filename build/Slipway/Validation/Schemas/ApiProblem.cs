using Slipway.Manifests;
using Slipway.Model;

namespace Slipway.Validation.Schemas;

/// <summary>What sort of thing the API has against an object. Each sort has a rule of its own.</summary>
internal enum ApiProblemKind
{
    /// <summary>The kind or its version does not exist.</summary>
    Kind,

    /// <summary>The kind's version is removed, deprecated, not there yet, or off.</summary>
    Lifecycle,

    /// <summary>A field does not exist.</summary>
    Field,

    /// <summary>A value has the wrong type.</summary>
    Type,

    /// <summary>A field is missing.</summary>
    Required,

    /// <summary>A value is none of those allowed.</summary>
    Value,

    /// <summary>An amount cannot be read, or contradicts another one.</summary>
    Quantity,

    /// <summary>A port's number or name.</summary>
    Port,

    /// <summary>Two items of a list have the same key, or one has none.</summary>
    ListKey,

    /// <summary>A name, a key or a path within an object has the wrong form.</summary>
    Name,

    /// <summary>A mount and its volume.</summary>
    Volume,

    /// <summary>Of several fields exactly one must be given.</summary>
    Union,

    /// <summary>Fields that are sound alone contradict each other.</summary>
    Contradiction,

    /// <summary>A number is too small or too large.</summary>
    Range,

    /// <summary>A value of a custom resource is not as its definition asks.</summary>
    Constraint,
}

/// <summary>Something that the API has against an object.</summary>
/// <param name="Kind">What sort of thing it is.</param>
/// <param name="Object">The object.</param>
/// <param name="FieldPath">Path of the field within the object, or null for the object as a whole.</param>
/// <param name="Message">What is wrong, in one line.</param>
/// <param name="Severity">How much it weighs.</param>
internal sealed record ApiProblem(ApiProblemKind Kind, KubeObject Object, string? FieldPath, string Message, Severity Severity);
