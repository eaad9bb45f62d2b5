using Cake.Core;
using Slipway.Charts;
using Slipway.Charts.Rendering;
using Slipway.Manifests;
using Slipway.Reports;
using Slipway.Wording;
using Spectre.Console;

namespace Slipway.Build.Charts;

/// <summary>Compares what charts render to under two value sets.</summary>
/// <param name="charts">Picks charts and renders them.</param>
/// <param name="resolver">Reads charts.</param>
/// <param name="renderer">Has what was rendered.</param>
/// <param name="console">Where differences are shown.</param>
public sealed class DifferenceWork(ChartWork charts, ChartResolver resolver, ChartRenderer renderer, IAnsiConsole console)
{
    /// <summary>Shows what differs, chart by chart.</summary>
    /// <param name="context">The command line.</param>
    /// <exception cref="CakeException">The command line names several versions of Kubernetes, no chart has the value sets, or a chart cannot be rendered under them.</exception>
    public void Show(BuildContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        if (context.KubeVersions.Count > 1)
        {
            throw new CakeException("Reading the command line: two value sets are compared for one version of Kubernetes; --kube-version names several.");
        }

        Chart[] all = [.. charts.Select(context).Select(folder => resolver.Resolve(folder).Chart).Where(chart => !chart.IsLibrary)];
        Chart[] both = [.. all.Where(chart => Has(chart, context.CompareFrom) && Has(chart, context.CompareTo))];
        if (both.Length == 0)
        {
            throw Unknown(context, all);
        }

        var folders = both.Select(chart => chart.Directory).ToArray();
        var old = charts.Render(context, folders, context.CompareFrom);
        var @new = charts.Render(context, folders, context.CompareTo);
        var report = new DifferenceReport(console, ConsoleReport.ShouldBePlain(console, context.Environment));
        foreach (var (before, after) in old.Zip(@new))
        {
            report.Write(Read(before, context.CompareFrom), Read(after, context.CompareTo));
        }

        foreach (var chart in all.Except(both))
        {
            console.Profile.Out.Writer.WriteLine($"{chart.Name}: not compared, it has no value set {(Has(chart, context.CompareFrom) ? context.CompareTo : context.CompareFrom)}");
        }
    }

    private static bool Has(Chart chart, string set) => chart.ValueSets.Any(one => one.Name == set);

    private ManifestSet Read(ChartReport chart, string set)
    {
        if (chart.ValueSets.FirstOrDefault(one => one.RenderKey is not null) is { RenderKey: { } key })
        {
            return ManifestSet.Read(chart.Name, set, renderer.TextUnder(key));
        }

        var cause = chart.Groups.Select(group => group.Finding).FirstOrDefault();
        throw new CakeException($"Rendering chart {chart.Name} with values {set}: {cause?.Message ?? "nothing came of it"}. --target=Validate says where.");
    }

    private static CakeException Unknown(BuildContext context, Chart[] all)
    {
        string[] names = [.. all.SelectMany(chart => chart.ValueSets.Select(set => set.Name)).Distinct(StringComparer.Ordinal)];
        return new[] { context.CompareFrom, context.CompareTo }.FirstOrDefault(name => !names.Contains(name)) is { } unknown
            ? new CakeException($"Comparing value sets: no chart has a value set '{unknown}'. {NearestNames.Hint(unknown, names)}")
            : new CakeException($"Comparing value sets: no chart has both {context.CompareFrom} and {context.CompareTo}.");
    }
}
