namespace EndToEnd.Tests.Infrastructure;

/// <summary>The tools that Restore-Tools has found or fetched.</summary>
internal static class Tools
{
    private static readonly Lazy<IReadOnlyDictionary<string, string>> Found = new(Find);

    /// <summary>Path of kubectl.</summary>
    public static string Kubectl => Found.Value["kubectl"];

    /// <summary>Path of helm.</summary>
    public static string Helm => Found.Value["helm"];

    // Restore-Tools says of each tool: name, version, path in parentheses.
    private static Dictionary<string, string> Find()
    {
        var result = SlipwayRun.StartAsync("--target=Restore-Tools").GetAwaiter().GetResult();
        return result.Lines
            .Select(line => line.Split(' ', 3))
            .Where(parts => parts is ["kubectl" or "helm", _, ['(', .., ')']])
            .ToDictionary(parts => parts[0], parts => parts[2].Trim('(', ')'), StringComparer.Ordinal);
    }
}
