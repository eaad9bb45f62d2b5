using Cake.Helm;
using Slipway.Caching;
using Slipway.Model;

namespace Slipway.Charts.Rendering;

/// <summary>Runs helm lint. What was linted before, from the same content, is not linted again.</summary>
/// <param name="helm">Runs helm.</param>
/// <param name="stager">Puts charts together with their dependencies.</param>
/// <param name="cache">Keeps what helm said.</param>
public sealed class ChartLinter(HelmCommands helm, ChartStager stager, ContentCache cache)
{
    private const string Area = "lint";

    /// <summary>Lints a chart under one value set.</summary>
    /// <param name="request">What to lint.</param>
    /// <param name="cancellationToken">Kills helm.</param>
    /// <exception cref="Cake.Core.CakeException">Helm could not be run, was killed, or did not end in time.</exception>
    public LintedChart Lint(RenderRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        if (cache.Find(Area, request.Key, RenderingJson.Default.LintedChart) is { } known)
        {
            return known;
        }

        var messages = helm.Lint(stager.Stage(request.Chart), request, cancellationToken);
        var linted = new LintedChart([.. messages.Where(IsOurs).Select(message => ToFinding(request, message))]);
        cache.Keep(Area, request.Key, linted, RenderingJson.Default.LintedChart);
        return linted;
    }

    // Templates that fail and values that break the schema are reported by rendering, with their place.
    private static bool IsOurs(HelmLintMessage message) =>
        message.Severity != HelmLintSeverity.Info
        && message.Path is not ("templates/" or ValueSet.DefaultsFile)
        && !message.Text.StartsWith("unable to parse YAML", StringComparison.Ordinal);

    private static Finding ToFinding(RenderRequest request, HelmLintMessage message)
    {
        // Helm names the whole folder where it means the chart as such.
        var path = message.Path.StartsWith('/') ? ChartMetadata.FileName : message.Path;
        return RenderingRules.Lint.InFile(request.Chart.Chart.Name, path, message.Text.ReplaceLineEndings(" ")) with
        {
            ValueSet = request.Set.Name,
            Severity = message.Severity == HelmLintSeverity.Error ? Severity.Error : Severity.Warning,
        };
    }
}
