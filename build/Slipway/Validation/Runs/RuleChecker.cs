using System.Text.Json.Serialization;
using Slipway.Caching;
using Slipway.Charts;
using Slipway.Charts.Rendering;
using Slipway.Manifests;
using Slipway.Model;
using Slipway.Validation.PodSecurity;
using Slipway.Validation.Schemas;
using Slipway.Validation.Suppressions;

namespace Slipway.Validation.Runs;

/// <summary>What the rules found in one value set.</summary>
/// <param name="Objects">How many objects were rendered.</param>
/// <param name="Findings">What was found.</param>
/// <param name="Annotations">The annotations that suppress rules; they are applied after the cache, because the day matters.</param>
public sealed record CheckedSet(int Objects, IReadOnlyList<Finding> Findings, IReadOnlyList<IgnoreAnnotation> Annotations);

/// <summary>What the rules found in a chart's files.</summary>
/// <param name="Findings">What was found.</param>
public sealed record CheckedChart(IReadOnlyList<Finding> Findings);

/// <summary>Applies the rules. What was checked before, from the same content, under the same rules, is not checked again.</summary>
/// <param name="cache">Keeps what was found.</param>
/// <param name="declarations">Hash of the declared systems: what was found under other expectations does not count.</param>
/// <param name="documents">Remembers what was read.</param>
public sealed class RuleChecker(ContentCache cache, string declarations, DocumentMemo documents)
{
    private const string SetArea = "check";
    private const string ChartArea = "chart";
    private const string FilesArea = "files";

    /// <summary>Checks what a chart renders to under one value set.</summary>
    /// <param name="request">What was rendered.</param>
    /// <param name="text">Reads the rendered text; called only when it is needed.</param>
    /// <param name="system">The system that the chart deploys, or null.</param>
    /// <param name="schemas">What the API check knows beside the built-in kinds.</param>
    /// <param name="standard">The pod security standard that was asked for, or null.</param>
    public CheckedSet CheckSet(RenderRequest request, Func<string> text, SystemDefinition? system, SchemaOptions schemas, PodSecurityStandard? standard = null)
    {
        ArgumentNullException.ThrowIfNull(schemas);
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(text);
        var key = KeyOf($"{request.Key} {schemas.Key} {standard}", system);
        if (cache.Find(SetArea, key, CheckingJson.Default.CheckedSet) is { } known)
        {
            return known;
        }

        var set = ManifestSet.Read(request.Chart.Chart.Name, request.Set.Name, text(), documents);
        var subject = new ManifestSubject(set, system)
        {
            KubeVersion = request.KubeVersion,
            CustomResources = schemas.CustomResources,
            IgnoreMissingSchemas = schemas.IgnoreMissing,
            PodSecurity = standard,
        };
        var places = new TemplatePlaces(request.Chart);
        var findings = RuleCatalog.ManifestRules.SelectMany(rule => rule.Check(subject)).Select(places.Locate);
        var found = new CheckedSet(set.Objects.Count, [.. set.Findings, .. findings], IgnoreAnnotation.In(set));
        cache.Keep(SetArea, key, found, CheckingJson.Default.CheckedSet);
        return found;
    }

    /// <summary>Checks a chart's files.</summary>
    /// <param name="chart">The chart.</param>
    /// <param name="system">The system that the chart deploys, or null.</param>
    public IReadOnlyList<Finding> CheckChart(ResolvedChart chart, SystemDefinition? system)
    {
        ArgumentNullException.ThrowIfNull(chart);
        using var hash = new ContentHash();
        var key = KeyOf(hash.Add(chart.Key).Add(chart.Chart.Directory.GetDirectoryName()).Add(RuleCatalog.Version).ToHex(), system);
        if (cache.Find(ChartArea, key, CheckingJson.Default.CheckedChart) is { } known)
        {
            return known.Findings;
        }

        var subject = new ChartSubject(chart.Chart, system) { Dependencies = [.. chart.AllDependencies.Select(dependency => dependency.Chart)] };
        var found = new CheckedChart([.. RuleCatalog.ChartRules.SelectMany(rule => rule.Check(subject))]);
        cache.Keep(ChartArea, key, found, CheckingJson.Default.CheckedChart);
        return found.Findings;
    }

    /// <summary>Checks that a chart's files can be read: what every other step relies on.</summary>
    /// <param name="chart">The chart.</param>
    public IReadOnlyList<Finding> CheckFiles(ResolvedChart chart)
    {
        ArgumentNullException.ThrowIfNull(chart);
        var key = KeyOf(chart.Key + RuleCatalog.Version, null);
        if (cache.Find(FilesArea, key, CheckingJson.Default.CheckedChart) is { } known)
        {
            return known.Findings;
        }

        var found = new CheckedChart([.. YamlFileCheck.Check(chart.Chart)]);
        cache.Keep(FilesArea, key, found, CheckingJson.Default.CheckedChart);
        return found.Findings;
    }

    private string KeyOf(string key, SystemDefinition? system)
    {
        using var hash = new ContentHash();
        return hash.Add(key).Add(declarations).Add(system?.Name).ToHex();
    }
}

/// <summary>How results are kept in the cache.</summary>
[JsonSourceGenerationOptions(DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull, UseStringEnumConverter = true)]
[JsonSerializable(typeof(CheckedSet))]
[JsonSerializable(typeof(CheckedChart))]
internal sealed partial class CheckingJson : JsonSerializerContext;
