using System.Collections.Concurrent;
using Cake.Helm;
using Slipway.Caching;
using Slipway.Charts;
using Slipway.Charts.Rendering;
using Slipway.Manifests;
using Slipway.Model;

namespace Charts.Tests.Infrastructure;

/// <summary>Renders charts, each variant once for the whole assembly.</summary>
internal static class Helm
{
    private static readonly ConcurrentDictionary<string, Lazy<Rendering>> Known = new(StringComparer.Ordinal);

    /// <summary>What a chart renders to under its defaults, with values on top.</summary>
    public static ManifestSet Render(string chart, params string[] values) => Render(new Variant(chart, values));

    /// <summary>What a variant renders to.</summary>
    public static ManifestSet Render(Variant variant)
    {
        var rendering = Of(variant);
        Assert.That(rendering.Findings, Is.Empty, $"{variant}\n{string.Join('\n', rendering.Findings)}");
        return rendering.Manifests!;
    }

    /// <summary>Why a variant is not rendered, read as the engine reads it.</summary>
    public static IReadOnlyList<Finding> Refuse(Variant variant)
    {
        var rendering = Of(variant);
        Assert.That(rendering.Manifests, Is.Null, $"{variant} should be refused");
        return rendering.Findings;
    }

    public static IReadOnlyList<Finding> Refuse(string chart, params string[] values) => Refuse(new Variant(chart, values));

    private static Rendering Of(Variant variant) => Known.GetOrAdd(variant.ToString(), _ => new Lazy<Rendering>(() => Run(variant))).Value;

    private static Rendering Run(Variant variant)
    {
        var chart = Catalog.Find(variant.Chart);
        var set = chart.Chart.ValueSets.Single(set => set.Name == variant.Set);
        return variant.IsPlain ? RunEngine(chart, set, variant) : RunHelm(chart, set, variant);
    }

    private static Rendering RunEngine(ResolvedChart chart, ValueSet set, Variant variant)
    {
        using var hash = new ContentHash();
        var request = new RenderRequest(chart, set, variant.KubeVersion, hash.Add(chart.KeyFor(set)).Add(variant.KubeVersion).ToHex());
        var rendered = Engine.Renderer.Render(request, CancellationToken.None);
        return rendered.Bytes is null || rendered.Findings.Count > 0 ? new Rendering(null, rendered.Findings) : Read(variant, Engine.Renderer.TextOf(request));
    }

    private static Rendering RunHelm(ResolvedChart chart, ValueSet set, Variant variant)
    {
        var folder = Engine.Stager.Stage(chart);
        var settings = new HelmTemplateSettings
        {
            Namespace = variant.Chart,
            KubeVersion = variant.KubeVersion,
            ApiVersions = [.. variant.ApiVersions],
            Values = set.File is null ? [] : [folder.CombineWithFilePath(set.File)],
            Set = [.. variant.Values],
        };
        var outcome = Engine.Processes.Run(
            $"helm template of {variant}",
            TimeSpan.FromMinutes(2),
            runner => new HelmTemplater(Engine.FileSystem, Engine.Environment, runner, Engine.Tools).Run(settings, variant.Release ?? variant.Chart, folder),
            CancellationToken.None);
        return outcome.Succeeded ? Read(variant, outcome.StandardOutput.Text) : new Rendering(null, HelmErrorReader.Read(chart.Chart, set, outcome.StandardError.Text));
    }

    private static Rendering Read(Variant variant, string text)
    {
        var manifests = ManifestSet.Read(variant.Chart, variant.Set, text);
        return new Rendering(manifests, manifests.Findings);
    }

    private sealed record Rendering(ManifestSet? Manifests, IReadOnlyList<Finding> Findings);
}
