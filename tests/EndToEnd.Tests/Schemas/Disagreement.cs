using System.IO.Enumeration;

namespace EndToEnd.Tests.Schemas;

/// <summary>Who refuses what the other one takes.</summary>
internal enum Stricter
{
    /// <summary>The rules refuse it, the API server takes it.</summary>
    Rules,

    /// <summary>The API server refuses it, the rules take it.</summary>
    Server,
}

/// <summary>A disagreement that is explained: a row of the table in docs/schema-agreement.md.</summary>
/// <param name="Stricter">Who refuses.</param>
/// <param name="Change">What was done to the object; <c>*</c> for anything.</param>
/// <param name="Field">The field's path, or a pattern of it: <c>*.topologyKey</c>.</param>
/// <param name="Kind">The kind; <c>*</c> for any.</param>
internal sealed record Disagreement(Stricter Stricter, string Change, string Field, string Kind)
{
    /// <summary>Whether it is about objects as charts render them.</summary>
    public bool IsAboutCharts => Change == Variant.Unchanged;

    /// <summary>Whether it explains a variant.</summary>
    public bool Explains(Stricter stricter, Variant variant) =>
        Stricter == stricter
        && (Change == "*" || Change.Split(", ").Contains(variant.Mutation, StringComparer.Ordinal))
        && Field.Split(", ").Any(pattern => pattern == "*" || FileSystemName.MatchesSimpleExpression(pattern, variant.Field, ignoreCase: false))
        && (Kind == "*" || Kind.Split(", ").Contains(variant.Object["kind"]?.ToString(), StringComparer.Ordinal));

    /// <summary>The rows of the table.</summary>
    public static IReadOnlyList<Disagreement> ReadAll() =>
    [
        .. File.ReadLines(Repository.PathOf("docs", "schema-agreement.md"))
            .Select(line => line.Split('|', StringSplitOptions.TrimEntries))
            .Where(cells => cells.Length == 7 && cells[1] is "rules" or "server")
            .Select(cells => new Disagreement(cells[1] == "rules" ? Stricter.Rules : Stricter.Server, Plain(cells[2]), Plain(cells[3]), Plain(cells[4]))),
    ];

    private static string Plain(string cell) => cell.Replace("`", "", StringComparison.Ordinal);
}
