using Slipway.Model;

namespace Slipway.Validation.Schemas.Custom;

/// <summary>Something that a definition has against a node.</summary>
/// <param name="Kind">What sort of thing it is.</param>
/// <param name="Path">The field.</param>
/// <param name="Message">What is wrong, in one line.</param>
/// <param name="Severity">How much it weighs; anything below an error the API server takes.</param>
internal sealed record CustomProblem(ApiProblemKind Kind, NodePath Path, string Message, Severity Severity = Severity.Error);
