using Slipway.Model;

namespace Slipway.Validation.Schemas;

/// <summary>A rule over what the API has against objects. The objects are walked once for all of these rules.</summary>
/// <param name="rule">What the rule is.</param>
/// <param name="kind">The sort of problem that is its own.</param>
internal sealed class ApiRule(Rule rule, ApiProblemKind kind) : IManifestRule
{
    /// <inheritdoc/>
    public Rule Rule { get; } = rule;

    /// <inheritdoc/>
    public IEnumerable<Finding> Check(ManifestSubject subject) => subject.ApiProblems
        .Where(problem => problem.Kind == kind)
        .Select(problem => Rule.InObject(subject.Set, problem.Object, problem.Message, problem.FieldPath) with { Severity = problem.Severity });
}
