using System.Text;
using Slipway.Caching;

namespace Slipway.Charts.Rendering;

/// <summary>Renders charts with helm. What was rendered before, from the same content, is not rendered again.</summary>
/// <param name="helm">Runs helm.</param>
/// <param name="stager">Puts charts together with their dependencies.</param>
/// <param name="cache">Keeps what was rendered.</param>
public sealed class ChartRenderer(HelmCommands helm, ChartStager stager, ContentCache cache)
{
    private const string Area = "render";

    /// <summary>Renders a chart under one value set.</summary>
    /// <param name="request">What to render.</param>
    /// <param name="cancellationToken">Kills helm.</param>
    /// <exception cref="Cake.Core.CakeException">Helm could not be run, was killed, or did not end in time.</exception>
    public RenderedChart Render(RenderRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        if (cache.Find(Area, request.Key, RenderingJson.Default.RenderedChart) is { } known)
        {
            return known;
        }

        var rendered = Run(request, cancellationToken);
        cache.Keep(Area, request.Key, rendered, RenderingJson.Default.RenderedChart);
        return rendered;
    }

    /// <summary>The text that a request rendered to.</summary>
    /// <param name="request">A request that was rendered with success.</param>
    public string TextOf(RenderRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        return TextUnder(request.Key);
    }

    /// <summary>The text that a request rendered to.</summary>
    /// <param name="key">Key of a request that was rendered with success.</param>
    public string TextUnder(string key) => cache.ReadText(Area, key);

    private RenderedChart Run(RenderRequest request, CancellationToken cancellationToken)
    {
        var chart = request.Chart.Chart;
        var outcome = helm.Template(stager.Stage(request.Chart), request, cancellationToken);
        if (!outcome.Succeeded)
        {
            return new RenderedChart(null, HelmErrorReader.Read(chart, request.Set, outcome.StandardError.Text));
        }

        var text = outcome.StandardOutput.Text;
        cache.KeepText(Area, request.Key, text);
        return HasContent(text)
            ? new RenderedChart(Encoding.UTF8.GetByteCount(text), [])
            : new RenderedChart(0, [RenderingRules.NotEmpty.For(chart.Name, "no template renders an object") with { ValueSet = request.Set.Name }]);
    }

    private static bool HasContent(string text) =>
        text.Split('\n').Any(line => !string.IsNullOrWhiteSpace(line) && line[0] != '#' && !line.StartsWith("---", StringComparison.Ordinal));
}
