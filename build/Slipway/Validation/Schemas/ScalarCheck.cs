using System.Buffers.Text;
using System.Globalization;
using Slipway.Manifests;
using Slipway.Validation.Schemas.Model;
using Slipway.Wording;

namespace Slipway.Validation.Schemas;

/// <summary>Checks single values against the shape of their field.</summary>
/// <param name="problems">Where to report.</param>
internal sealed class ScalarCheck(ApiProblems problems)
{
    /// <summary>Checks a value that is not null.</summary>
    /// <param name="node">The value.</param>
    /// <param name="shape">What its field takes.</param>
    /// <param name="path">The field.</param>
    public void Check(KubeNode node, Shape shape, NodePath path)
    {
        if (node is not KubeScalar scalar)
        {
            Refuse(node, shape, path);
            return;
        }

        var fits = shape.Kind switch
        {
            ShapeKind.String or ShapeKind.Time or ShapeKind.Bytes => scalar.Kind == ScalarKind.String,
            ShapeKind.Boolean => scalar.Kind == ScalarKind.Boolean,
            ShapeKind.Integer => IsWhole(scalar, int.MinValue, int.MaxValue),
            ShapeKind.Long => IsWhole(scalar, long.MinValue, long.MaxValue),
            ShapeKind.Number => scalar.Kind is ScalarKind.Integer or ScalarKind.Float,
            ShapeKind.IntegerOrString => scalar.Kind == ScalarKind.String || IsWhole(scalar, int.MinValue, int.MaxValue),
            ShapeKind.Quantity => scalar.Kind is ScalarKind.String or ScalarKind.Integer or ScalarKind.Float,
            ShapeKind.QuotedQuantity => scalar.Kind == ScalarKind.String,
            _ => false,
        };
        if (!fits)
        {
            Refuse(node, shape, path);
        }
        else
        {
            CheckText(scalar.Text!, shape, path);
        }
    }

    private void CheckText(string text, Shape shape, NodePath path)
    {
        if (shape.Kind is ShapeKind.Quantity or ShapeKind.QuotedQuantity && !Quantities.TryParse(text, out _))
        {
            problems.Add(ApiProblemKind.Quantity, path, $"'{text}' is no quantity: a number with a suffix such as m, k, M, G, Ki, Mi, Gi or an exponent, as in 500m or 1.5Gi");
        }
        else if (shape.Kind == ShapeKind.Bytes && !Base64.IsValid(text))
        {
            problems.Add(ApiProblemKind.Type, path, "the value is not base64: encode it, or use the field that takes plain text");
        }
        else if (shape.Kind == ShapeKind.Time && !DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, out _))
        {
            problems.Add(ApiProblemKind.Type, path, $"'{text}' is no moment of the form 2026-01-31T12:00:00Z");
        }
        else if (shape.Values.Count > 0 && text.Length > 0 && !shape.Values.Contains(text, StringComparer.Ordinal))
        {
            problems.Add(ApiProblemKind.Value, path, $"'{text}' is none of the values allowed. {NearestNames.Hint(text, [.. shape.Values])}");
        }
    }

    // JSON has one sort of number: 3.0 is a whole one.
    private static bool IsWhole(KubeScalar scalar, long minimum, long maximum) =>
        (scalar.TryGetInteger(out var value) && value >= minimum && value <= maximum)
        || (scalar.Kind == ScalarKind.Float && double.TryParse(scalar.Text, CultureInfo.InvariantCulture, out var number) && double.IsInteger(number) && number >= minimum && number <= maximum);

    private void Refuse(KubeNode node, Shape shape, NodePath path)
    {
        var hint = shape.Kind is ShapeKind.String or ShapeKind.Bytes or ShapeKind.QuotedQuantity && node is KubeScalar ? ": quote it" : "";
        problems.Add(ApiProblemKind.Type, path, $"{Describe(node)} stands where {Describe(shape.Kind)} is wanted{hint}");
    }

    /// <summary>What a node is, in words.</summary>
    /// <param name="node">The node.</param>
    public static string Describe(KubeNode node) => node switch
    {
        KubeMapping => "a mapping",
        KubeSequence => "a list",
        KubeScalar { Kind: ScalarKind.String } scalar => $"the string '{(scalar.Text!.Length > 40 ? scalar.Text[..40] + "…" : scalar.Text)}'",
        KubeScalar { Kind: ScalarKind.Boolean } scalar => $"the boolean {scalar.Text}",
        KubeScalar { Kind: ScalarKind.Null } => "null",
        _ => $"the number {node.Text}",
    };

    /// <summary>What a shape takes, in words.</summary>
    /// <param name="kind">The sort of shape.</param>
    public static string Describe(ShapeKind kind) => kind switch
    {
        ShapeKind.String => "a string",
        ShapeKind.Boolean => "true or false",
        ShapeKind.Integer => "a whole number of 32 bits",
        ShapeKind.Long => "a whole number",
        ShapeKind.Number => "a number",
        ShapeKind.Quantity => "a quantity",
        ShapeKind.QuotedQuantity => "a quantity as a string (server-side apply of this release takes no number)",
        ShapeKind.IntegerOrString => "a whole number or a string",
        ShapeKind.Time => "a moment (RFC 3339)",
        ShapeKind.Bytes => "a string in base64",
        ShapeKind.List => "a list",
        _ => "a mapping",
    };
}
