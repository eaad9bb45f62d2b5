namespace Slipway.Validation.Schemas.Custom;

/// <summary>A rule of a definition in the Common Expression Language (<c>x-kubernetes-validations</c>).</summary>
/// <param name="Expression">The rule; the node is <c>self</c>.</param>
/// <param name="Message">What to say when it is not met, or null.</param>
/// <param name="MessageExpression">An expression for what to say, or null; it goes before <paramref name="Message"/>.</param>
/// <param name="FieldPath">The field that is meant, below the node, such as <c>.spec.size</c>; or null for the node itself.</param>
internal sealed record CelRule(string Expression, string? Message, string? MessageExpression, string? FieldPath);
