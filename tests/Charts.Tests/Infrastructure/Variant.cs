using Slipway.Charts;

namespace Charts.Tests.Infrastructure;

/// <summary>What one rendering of a chart depends on.</summary>
/// <param name="Chart">Name of the chart.</param>
/// <param name="Values">Values on top of those of the set, as helm's <c>--set</c> takes them: <c>jobA.image.tag=2.0</c>.</param>
public sealed record Variant(string Chart, params IReadOnlyList<string> Values)
{
    /// <summary>Name of the value set.</summary>
    public string Set { get; init; } = ValueSet.DefaultName;

    public string KubeVersion { get; init; } = Catalog.Newest;

    /// <summary>API versions that the cluster serves besides the built-in ones.</summary>
    public IReadOnlyList<string> ApiVersions { get; init; } = [];

    /// <summary>Name of the release; the chart's unless set, as the engine has it.</summary>
    public string? Release { get; init; }

    /// <summary>Whether the engine itself renders this: it knows value sets and versions, and nothing else.</summary>
    public bool IsPlain => Values.Count == 0 && ApiVersions.Count == 0 && Release is null;

    /// <inheritdoc/>
    public override string ToString() => string.Join(' ', [Chart, Set, KubeVersion, .. Values, .. ApiVersions, .. Release is null ? Array.Empty<string>() : [Release]]);
}
