namespace Benchmarks;

/// <summary>The page with the figures.</summary>
internal static class PerformancePage
{
    private const string Begin = "<!-- figures:begin -->";
    private const string End = "<!-- figures:end -->";

    public static void Update(string path, string figures)
    {
        var text = File.ReadAllText(path);
        var begin = text.IndexOf(Begin, StringComparison.Ordinal);
        var end = text.IndexOf(End, StringComparison.Ordinal);
        File.WriteAllText(path, $"{text[..(begin + Begin.Length)]}\n{figures}{text[end..]}");
    }
}
