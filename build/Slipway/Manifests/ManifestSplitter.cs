namespace Slipway.Manifests;

/// <summary>One document of a rendered text.</summary>
/// <param name="Text">The document, without its separator.</param>
/// <param name="Template">The template named in helm's <c># Source:</c> comment, or null.</param>
/// <param name="FirstLine">Line of the whole text at which the document begins, counted from 1.</param>
/// <param name="Index">Position of the document in the text, counted from 0 as YAML counts: an empty document counts, comments before the first one do not.</param>
internal sealed record ManifestPart(string Text, string? Template, int FirstLine, int Index);

/// <summary>
/// Cuts a rendered text into documents at lines that begin with <c>---</c>, as helm and kubectl do. Cutting before reading
/// keeps a broken document from hiding those behind it.
/// </summary>
internal static class ManifestSplitter
{
    private const string SourceComment = "# Source: ";

    public static IEnumerable<ManifestPart> Split(string text)
    {
        var start = 0;
        var firstLine = 1;
        var line = 1;
        var index = 0;
        for (var position = 0; position < text.Length; line++)
        {
            var end = text.IndexOf('\n', position);
            end = end < 0 ? text.Length : end + 1;
            if (IsSeparator(text.AsSpan(position, end - position)))
            {
                if (Make(text[start..position], firstLine, index) is { } part)
                {
                    yield return part;
                }

                // Before the first separator there is a document only if something stands there.
                if (start > 0 || HasContent(text.AsSpan(0, position)))
                {
                    index++;
                }

                // What stands behind the dashes belongs to the document that begins there.
                start = position + 3;
                firstLine = line;
            }

            position = end;
        }

        if (Make(text[start..], firstLine, index) is { } last)
        {
            yield return last;
        }
    }

    private static bool IsSeparator(ReadOnlySpan<char> line) =>
        line.StartsWith("---", StringComparison.Ordinal) && (line.Length == 3 || char.IsWhiteSpace(line[3]));

    private static bool HasContent(ReadOnlySpan<char> text)
    {
        foreach (var line in text.EnumerateLines())
        {
            var content = line.TrimStart();
            if (!content.IsEmpty && content[0] != '#')
            {
                return true;
            }
        }

        return false;
    }

    private static ManifestPart? Make(string text, int firstLine, int index)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            return null;
        }

        var comment = text.StartsWith(SourceComment, StringComparison.Ordinal) ? 0 : text.IndexOf("\n" + SourceComment, StringComparison.Ordinal) + 1;
        if (comment == 0 && !text.StartsWith(SourceComment, StringComparison.Ordinal))
        {
            return new ManifestPart(text, null, firstLine, index);
        }

        var from = comment + SourceComment.Length;
        var to = text.IndexOf('\n', from);
        return new ManifestPart(text, text[from..(to < 0 ? text.Length : to)].Trim(), firstLine, index);
    }
}
