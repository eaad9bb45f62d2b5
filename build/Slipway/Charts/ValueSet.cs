namespace Slipway.Charts;

/// <summary>A named set of values that a chart is rendered with: its defaults, and at most one file on top.</summary>
/// <param name="Name">Name: <c>default</c>, an environment (of <c>values-staging.yaml</c>: <c>staging</c>), or a scenario (of <c>ci/ha-values.yaml</c>: <c>ci-ha</c>).</param>
/// <param name="File">The file on top of <c>values.yaml</c>, below the chart's folder; null for the defaults alone.</param>
public sealed record ValueSet(string Name, string? File)
{
    /// <summary>Name of the set that has the chart's defaults alone.</summary>
    public const string DefaultName = "default";

    /// <summary>The file with a chart's defaults.</summary>
    public const string DefaultsFile = "values.yaml";

    private const string Prefix = "values-";
    private const string ScenarioSuffix = "-values";
    private const string ScenarioPrefix = "ci-";

    /// <summary>What reports call a value set that was rendered for one of several versions: <c>prod@1.36</c>.</summary>
    /// <param name="name">Name of the value set.</param>
    /// <param name="version">The version of Kubernetes, in short.</param>
    public static string LabelOf(string name, string version) => $"{name}@{version}";

    /// <summary>Name of the value set that a report names.</summary>
    /// <param name="label">What the report calls it, with a version or without.</param>
    public static string NameOf(string label)
    {
        ArgumentNullException.ThrowIfNull(label);
        return label.Split('@')[0];
    }

    /// <summary>Whether a value set is a scenario of <c>ci/</c>: it turns parts of the chart on and off on purpose, and is no environment.</summary>
    /// <param name="name">Name of the value set.</param>
    public static bool IsScenario(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        return name.StartsWith(ScenarioPrefix, StringComparison.Ordinal);
    }

    /// <summary>
    /// The value sets of a chart, by the conventions <c>values-NAME.yaml</c> and (chart-testing's) <c>ci/NAME-values.yaml</c>:
    /// the defaults first, then by name.
    /// </summary>
    /// <param name="paths">Paths of the chart's files, below its folder.</param>
    public static IReadOnlyList<ValueSet> Among(IEnumerable<string> paths)
    {
        var named = paths.Select(FromFile).OfType<ValueSet>()
            .DistinctBy(set => set.Name)
            .OrderBy(set => EnvironmentOrder(set.Name))
            .ThenBy(set => set.Name, StringComparer.Ordinal);
        return [new ValueSet(DefaultName, null), .. named];
    }

    // The way to production first, scenarios last: the order in which people read a table of environments.
    private static int EnvironmentOrder(string name) => name switch
    {
        "local" => 0,
        "dev" => 1,
        "staging" => 2,
        "prod" => 3,
        _ => IsScenario(name) ? 5 : 4,
    };

    private static ValueSet? FromFile(string path)
    {
        var name = System.IO.Path.GetFileNameWithoutExtension(path);
        if (System.IO.Path.GetExtension(path) is not (".yaml" or ".yml"))
        {
            return null;
        }

        return System.IO.Path.GetDirectoryName(path) switch
        {
            "" when name.StartsWith(Prefix, StringComparison.Ordinal) && name.Length > Prefix.Length => new ValueSet(name[Prefix.Length..], path),
            "ci" when name.EndsWith(ScenarioSuffix, StringComparison.Ordinal) && name.Length > ScenarioSuffix.Length =>
                new ValueSet(ScenarioPrefix + name[..^ScenarioSuffix.Length], path),
            _ => null,
        };
    }
}
