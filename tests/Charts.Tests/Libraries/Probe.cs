using Cake.Helm;
using Charts.Tests.Infrastructure;
using Slipway.Charts;
using Slipway.Charts.Rendering;
using Slipway.Manifests;
using Slipway.Model;
using Slipway.Processes;

namespace Charts.Tests.Libraries;

/// <summary>The throwaway chart that uses the library, beside a copy of the library.</summary>
internal static class Probe
{
    private static readonly Lazy<ResolvedChart> LazyChart = new(() =>
    {
        var folder = Engine.NewFolder("probe");
        Folders.Copy(Repository.PathOf("charts/common"), folder.Combine("common"));
        Folders.Copy(Repository.PathOf("tests/Charts.Tests/Libraries/Probe"), folder.Combine("probe"));
        return Engine.NewResolver().Resolve(folder.Combine("probe"));
    });

    public static ResolvedChart Chart => LazyChart.Value;

    public static ManifestSet Render(params string[] values) => Render(Catalog.Newest, [], values);

    public static ManifestSet Render(string kubeVersion, string[] apiVersions, params string[] values)
    {
        var outcome = Run(kubeVersion, apiVersions, values);
        Assert.That(outcome.Succeeded, outcome.StandardError.Text);
        var set = ManifestSet.Read("probe", "default", outcome.StandardOutput.Text);
        Assert.That(set.Findings, Is.Empty);
        return set;
    }

    public static IReadOnlyList<Finding> Refuse(params string[] values)
    {
        var outcome = Run(Catalog.Newest, [], values);
        Assert.That(outcome.Succeeded, Is.False);
        return HelmErrorReader.Read(Chart.Chart, Chart.Chart.ValueSets[0], outcome.StandardError.Text);
    }

    private static ProcessOutcome Run(string kubeVersion, string[] apiVersions, string[] values)
    {
        var settings = new HelmTemplateSettings { Namespace = "probe", KubeVersion = kubeVersion, ApiVersions = apiVersions, Set = values };
        return Engine.Processes.Run(
            "helm template of chart probe",
            TimeSpan.FromMinutes(2),
            runner => new HelmTemplater(Engine.FileSystem, Engine.Environment, runner, Engine.Tools).Run(settings, "release", Engine.Stager.Stage(Chart)),
            TestContext.CurrentContext.CancellationToken);
    }
}
