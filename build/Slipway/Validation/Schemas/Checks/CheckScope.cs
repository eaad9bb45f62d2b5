using System.Globalization;
using Slipway.Manifests;
using Slipway.Model;
using Slipway.Validation.Schemas.Model;

namespace Slipway.Validation.Schemas.Checks;

/// <summary>A check of the objects of one type, beyond what their schema says.</summary>
/// <param name="scope">The object's node.</param>
internal delegate void TypeCheck(in CheckScope scope);

/// <summary>A node under a check, with what checks ask most often.</summary>
/// <param name="node">The node.</param>
/// <param name="path">The field that it stands under.</param>
/// <param name="problems">Where to report.</param>
/// <param name="release">The release that is checked for.</param>
internal readonly struct CheckScope(KubeMapping node, NodePath path, ApiProblems problems, KubeRelease release)
{
    /// <summary>The node.</summary>
    public KubeMapping Node { get; } = node;

    /// <summary>The release that is checked for.</summary>
    public KubeRelease Release { get; } = release;

    /// <summary>The whole object.</summary>
    public KubeMapping Root => problems.Object.Root;

    /// <summary>The child of a field, or null.</summary>
    /// <param name="field">The field.</param>
    public KubeNode? this[string field] => Node[field];

    /// <summary>The same check somewhere below.</summary>
    /// <param name="child">A node below this one.</param>
    /// <param name="steps">The fields that lead to it.</param>
    public CheckScope Below(KubeMapping child, params ReadOnlySpan<string> steps)
    {
        var at = path;
        foreach (var step in steps)
        {
            at = at.Field(step);
        }

        return new CheckScope(child, at, problems, Release);
    }

    /// <summary>The mappings of a list, each in its own scope.</summary>
    /// <param name="field">The list's field.</param>
    public IEnumerable<CheckScope> Each(string field)
    {
        var list = path.Field(field);
        var items = Node[field].ItemsOrNone();
        for (var position = 0; position < items.Count; position++)
        {
            if (items[position] is KubeMapping item)
            {
                yield return new CheckScope(item, list.Item(position), problems, Release);
            }
        }
    }

    /// <summary>The text of a field; empty when it is missing.</summary>
    /// <param name="field">The field.</param>
    public string Text(string field) => Node[field]?.Text ?? "";

    /// <summary>Whether a field is there and not null.</summary>
    /// <param name="field">The field.</param>
    public bool Has(string field) => !Node[field].IsNullOrMissing();

    /// <summary>Reports a field.</summary>
    /// <param name="kind">What sort of problem it is.</param>
    /// <param name="field">The field; null for the node itself.</param>
    /// <param name="message">What is wrong, in one line.</param>
    /// <param name="severity">How much it weighs.</param>
    public void Report(ApiProblemKind kind, string? field, string message, Severity severity = Severity.Error) =>
        problems.Add(kind, field is null ? path : path.Field(field), message, severity);

    /// <summary>A number must lie between two others, if it is there.</summary>
    /// <param name="field">The field.</param>
    /// <param name="minimum">The smallest allowed.</param>
    /// <param name="maximum">The largest allowed.</param>
    /// <param name="kind">What sort of problem it is otherwise.</param>
    public void Between(string field, long minimum, long maximum = long.MaxValue, ApiProblemKind kind = ApiProblemKind.Range)
    {
        if (Node[field].AsInteger() is { } value && (value < minimum || value > maximum))
        {
            var range = maximum == long.MaxValue ? $"at least {minimum}" : $"between {minimum} and {maximum}";
            Report(kind, field, string.Create(CultureInfo.InvariantCulture, $"{value} is not allowed: the number must be {range}"));
        }
    }

    /// <summary>A list or text that is required must not be empty.</summary>
    /// <param name="field">The field.</param>
    /// <param name="what">What it is for, in a few words; null where the schema reports that it is missing.</param>
    public void NotEmpty(string field, string? what = null)
    {
        var isEmpty = Node[field] switch
        {
            null => what is not null,
            KubeSequence list => list.Items.Count == 0,
            KubeScalar { Kind: ScalarKind.Null } => what is not null,
            KubeScalar { Kind: ScalarKind.String } text => text.Text!.Length == 0,
            _ => false,
        };
        if (isEmpty)
        {
            Report(ApiProblemKind.Required, field, what is null ? $"the required field '{field}' is empty" : $"the field '{field}' is required: {what}");
        }
    }

    /// <summary>A text must have a form, if it is there.</summary>
    /// <param name="field">The field.</param>
    /// <param name="isValid">Whether a text has the form.</param>
    /// <param name="form">The form, in words.</param>
    /// <param name="kind">What sort of problem it is otherwise.</param>
    /// <param name="orEmpty">Whether an empty text counts as missing.</param>
    public void Form(string field, Func<string, bool> isValid, string form, ApiProblemKind kind = ApiProblemKind.Name, bool orEmpty = true)
    {
        if (Node[field] is KubeScalar { Kind: ScalarKind.String, Text: { } text } && !(orEmpty && text.Length == 0) && !isValid(text))
        {
            Report(kind, field, $"'{text}' is not valid: {form}");
        }
    }

    /// <summary>Every text of a list must have a form.</summary>
    /// <param name="list">The list.</param>
    /// <param name="isValid">Whether a text has the form.</param>
    /// <param name="form">The form, in words.</param>
    public void Forms(string list, Func<string, bool> isValid, string form)
    {
        var items = Node[list].ItemsOrNone();
        for (var position = 0; position < items.Count; position++)
        {
            if (items[position] is KubeScalar { Kind: ScalarKind.String, Text: { } text } && !isValid(text))
            {
                problems.Add(ApiProblemKind.Name, path.Field(list).Item(position), $"'{text}' is not valid: {form}");
            }
        }
    }

    /// <summary>A text must be one of a few, if it is there and not empty.</summary>
    /// <param name="field">The field.</param>
    /// <param name="values">The texts allowed.</param>
    public void OneOf(string field, params string[] values)
    {
        if (Text(field) is { Length: > 0 } text && !values.Contains(text, StringComparer.Ordinal))
        {
            Report(ApiProblemKind.Value, field, $"'{text}' is none of the values allowed: {string.Join(", ", values)}");
        }
    }

    /// <summary>Exactly one of several fields must be there.</summary>
    /// <param name="fields">The fields.</param>
    public void ExactlyOne(params string[] fields)
    {
        var node = Node;
        string[] given = [.. fields.Where(field => !node[field].IsNullOrMissing())];
        if (given.Length == 0)
        {
            Report(ApiProblemKind.Union, null, $"one of {string.Join(", ", fields)} is required");
        }
        else
        {
            AtMostOne(fields);
        }
    }

    /// <summary>No more than one of several fields may be there.</summary>
    /// <param name="fields">The fields.</param>
    public void AtMostOne(params string[] fields)
    {
        var node = Node;
        string[] given = [.. fields.Where(field => !node[field].IsNullOrMissing())];
        if (given.Length > 1)
        {
            Report(ApiProblemKind.Union, given[1], $"only one of {string.Join(" and ", given)} may be given");
        }
    }

    /// <summary>No two items of a list may have the same text in a field.</summary>
    /// <param name="list">The list.</param>
    /// <param name="field">The field of its items.</param>
    public void Unique(string list, string field)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var item in Each(list))
        {
            if (item.Text(field) is { Length: > 0 } text && !seen.Add(text))
            {
                item.Report(ApiProblemKind.ListKey, field, $"another item of the list has the {field} '{text}' already");
            }
        }
    }
}
