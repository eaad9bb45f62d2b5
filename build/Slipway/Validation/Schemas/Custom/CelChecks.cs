using Slipway.Manifests;

namespace Slipway.Validation.Schemas.Custom;

/// <summary>Checks a custom resource by the rules of its definition. Only what is certainly not met is reported.</summary>
internal static class CelChecks
{
    /// <summary>Checks a node and all below.</summary>
    /// <param name="node">The node, completed, and otherwise sound: API servers evaluate no rule on others.</param>
    /// <param name="schema">Its schema.</param>
    /// <param name="path">The field.</param>
    /// <param name="found">Where to report.</param>
    public static void Check(KubeNode node, CustomSchema schema, NodePath path, List<CustomProblem> found)
    {
        if (!schema.HasRules || node.IsNullOrMissing())
        {
            return;
        }

        CheckRules(node, schema, path, found);
        if (node is KubeMapping mapping)
        {
            foreach (var field in mapping.Fields)
            {
                if (schema.FieldOf(field.Name) is { } inner)
                {
                    Check(field.Value, inner, path.Field(field.Name), found);
                }
            }
        }
        else if (schema.Items is { } items)
        {
            for (var position = 0; position < node.Items.Count; position++)
            {
                Check(node.Items[position], items, path.Item(position), found);
            }
        }
    }

    private static void CheckRules(KubeNode node, CustomSchema schema, NodePath path, List<CustomProblem> found)
    {
        if (schema.Rules.Count == 0)
        {
            return;
        }

        var largest = CelValues.LargestIn(node);
        var self = CelValues.Of(node, schema);
        foreach (var rule in schema.Rules)
        {
            var expression = CelExpression.Of(rule.Expression);
            if (expression.IsCheap(largest) && CelEvaluator.Evaluate(expression, self) is false)
            {
                found.Add(new CustomProblem(ApiProblemKind.Constraint, At(path, rule.FieldPath), MessageOf(rule, self, largest)));
            }
        }
    }

    private static string MessageOf(CelRule rule, object? self, int largest)
    {
        var expression = rule.MessageExpression is { } text ? CelExpression.Of(text) : null;
        var message = expression?.IsCheap(largest) == true && CelEvaluator.Evaluate(expression, self) is string { Length: > 0 } written && !written.Contains('\n', StringComparison.Ordinal)
            ? written
            : rule.Message;
        return string.IsNullOrWhiteSpace(message) ? $"the definition's rule is not met: {NodeText.Short(rule.Expression.ReplaceLineEndings(" "), NodeText.LongText)}" : message.Trim().ReplaceLineEndings(" ");
    }

    // A path as in .spec.size; one that is written otherwise leaves the node itself.
    private static NodePath At(NodePath path, string? below) => below is ['.', .. var names] && !names.AsSpan().ContainsAny("[]'\"")
        ? names.Split('.').Aggregate(path, (current, name) => current.Field(name))
        : path;
}
