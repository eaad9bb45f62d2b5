namespace Benchmarks;

/// <summary>The page with the figures.</summary>
internal static class PerformancePage
{
    /// <summary>Replaces the figures of one section, which stand between two comments.</summary>
    public static void Update(string path, string section, string figures)
    {
        var (first, last) = ($"<!-- {section}:begin -->", $"<!-- {section}:end -->");
        var text = File.ReadAllText(path);
        var begin = text.IndexOf(first, StringComparison.Ordinal);
        var end = text.IndexOf(last, StringComparison.Ordinal);
        File.WriteAllText(path, $"{text[..(begin + first.Length)]}\n{figures}{text[end..]}");
        Console.WriteLine(figures);
    }
}
