namespace Slipway.Docs;

/// <summary>What the comment above a key says.</summary>
/// <param name="Description">The text behind <c># --</c> and in the comment lines after it; null when there is none.</param>
/// <param name="IsIgnored">Whether <c># @ignored</c> keeps the key, and all below it, out of the table.</param>
internal readonly record struct ValueComment(string? Description, bool IsIgnored);

/// <summary>Finds the comments directly above the keys of a value file; the form is that of helm-docs (https://github.com/norwoodj/helm-docs).</summary>
/// <param name="text">The file's text.</param>
internal sealed class ValueComments(string text)
{
    private const string DescriptionMark = "--";
    private const string IgnoredMark = "@ignored";

    private readonly string[] _lines = text.Split('\n');

    /// <summary>The comment directly above a line.</summary>
    /// <param name="line">Line of the key, counted from 1.</param>
    public ValueComment Above(int line)
    {
        var first = line - 1;
        while (first > 0 && _lines[first - 1].AsSpan().TrimStart().StartsWith("#"))
        {
            first--;
        }

        string[] comments = [.. _lines[first..(line - 1)].Select(comment => comment.Trim().TrimStart('#').Trim())];
        var start = Array.FindLastIndex(comments, comment => comment.StartsWith(DescriptionMark, StringComparison.Ordinal));
        var isIgnored = comments.Any(IsIgnoredMark);
        if (start < 0)
        {
            return new ValueComment(null, isIgnored);
        }

        comments[start] = comments[start][DescriptionMark.Length..].Trim();
        var description = string.Join(' ', comments[start..].Where(comment => comment.Length > 0 && !IsIgnoredMark(comment)));
        return new ValueComment(description.Length > 0 ? description : null, isIgnored);
    }

    // A reason may follow.
    private static bool IsIgnoredMark(string comment) => comment == IgnoredMark || comment.StartsWith(IgnoredMark + " ", StringComparison.Ordinal);
}
