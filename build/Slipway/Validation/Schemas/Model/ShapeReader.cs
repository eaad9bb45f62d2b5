namespace Slipway.Validation.Schemas.Model;

/// <summary>Reads the notation of the data files. It is written down in build/schemas/README.md.</summary>
internal static class ShapeReader
{
    /// <summary>Reads a type's line: its name, then its fields, separated by spaces.</summary>
    /// <param name="line">The line.</param>
    public static ObjectType ReadType(string line)
    {
        var parts = line.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var fields = new Dictionary<string, FieldDefinition>(parts.Length - 1, StringComparer.Ordinal);
        foreach (var part in parts.AsSpan(1))
        {
            var colon = part.IndexOf(':', StringComparison.Ordinal);
            var head = part.AsSpan(0, colon);
            var name = head.TrimEnd("!=").ToString();
            var position = colon + 1;
            fields.Add(name, new FieldDefinition(name, ReadShape(part, ref position), head.Contains('!'), head.EndsWith("=")));
        }

        return new ObjectType(parts[0], fields);
    }

    private static Shape ReadShape(string text, ref int position)
    {
        var letter = text[position++];
        switch (letter)
        {
            case '@':
                return new Shape(ShapeKind.Object) { TypeName = Until(text, ref position, "]}^") };
            case '[':
                var element = ReadShape(text, ref position);
                var keys = new List<string>();
                while (text[position] == '^')
                {
                    position++;
                    keys.Add(Until(text, ref position, "]^"));
                }

                position++;
                return new Shape(ShapeKind.List) { Element = element, Keys = keys };
            case '{':
                var value = ReadShape(text, ref position);
                position++;
                return new Shape(ShapeKind.Map) { Element = value };
            case 's' when position < text.Length && text[position] == '(':
                position++;
                var values = Until(text, ref position, ")").Replace('~', ' ').Split('|');
                position++;
                return new Shape(ShapeKind.String) { Values = values };
            default:
                return new Shape(KindOf(letter));
        }
    }

    private static ShapeKind KindOf(char letter) => letter switch
    {
        's' => ShapeKind.String,
        'b' => ShapeKind.Boolean,
        'i' => ShapeKind.Integer,
        'l' => ShapeKind.Long,
        'n' => ShapeKind.Number,
        'q' => ShapeKind.Quantity,
        'Q' => ShapeKind.QuotedQuantity,
        'x' => ShapeKind.IntegerOrString,
        't' => ShapeKind.Time,
        'y' => ShapeKind.Bytes,
        _ => ShapeKind.Any,
    };

    private static string Until(string text, ref int position, string ends)
    {
        var length = text.AsSpan(position).IndexOfAny(ends);
        var start = position;
        position = length < 0 ? text.Length : position + length;
        return text[start..position];
    }
}
