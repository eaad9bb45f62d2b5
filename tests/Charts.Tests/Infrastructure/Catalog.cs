using Cake.Core.IO;
using Slipway.Charts;
using Slipway.Model;

namespace Charts.Tests.Infrastructure;

/// <summary>The charts of this repository, and everything that each is rendered with.</summary>
internal static class Catalog
{
    /// <summary>The oldest Kubernetes that the charts are for.</summary>
    public const string Oldest = "1.20.0";

    /// <summary>The Kubernetes that charts are rendered for unless somebody asks for another.</summary>
    public const string Newest = KubeVersions.Default;

    private static readonly Lazy<IReadOnlyList<ResolvedChart>> LazyAll = new(() =>
    {
        var resolver = Engine.NewResolver();
        var discovery = new ChartDiscovery(Engine.FileSystem, new Globber(Engine.FileSystem, Engine.Environment), new SymbolicLinks());
        return [.. discovery.Find(Repository.PathOf("charts")).Select(resolver.Resolve)];
    });

    public static IReadOnlyList<ResolvedChart> All => LazyAll.Value;

    public static IEnumerable<string> Names => All.Select(chart => chart.Chart.Name);

    public static IEnumerable<string> NamesOfApplications => All.Where(chart => !chart.Chart.IsLibrary).Select(chart => chart.Chart.Name);

    /// <summary>Every application under each of its value sets, for the newest Kubernetes.</summary>
    public static IEnumerable<Variant> Sets =>
        from chart in All
        where !chart.Chart.IsLibrary
        from set in chart.Chart.ValueSets
        select new Variant(chart.Chart.Name) { Set = set.Name };

    /// <summary><see cref="Sets"/>, and again for the oldest Kubernetes where the chart allows it.</summary>
    public static IEnumerable<Variant> Variants => Sets.Concat(SetsForTheOldest);

    public static IEnumerable<Variant> SetsForTheOldest => Sets
        .Where(variant => Allows(Find(variant.Chart).Chart.Metadata!, Oldest))
        .Select(variant => variant with { KubeVersion = Oldest });

    public static ResolvedChart Find(string name) => All.Single(chart => chart.Chart.Name == name);

    private static bool Allows(ChartMetadata metadata, string kubeVersion) =>
        metadata.KubeVersion is not { } allowed
        || !VersionRange.TryParse(allowed, out var range)
        || (SemanticVersion.TryParse(kubeVersion, out var version) && range.Includes(version));
}
