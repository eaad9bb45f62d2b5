using Charts.Tests.Infrastructure;
using Slipway.Charts;
using Slipway.Manifests;

namespace Charts.Tests.Every;

/// <summary>What holds for every chart, under each of its value sets, for the oldest Kubernetes and for the newest.</summary>
public sealed class EveryChartTests
{
    private const string MonitoringApi = "monitoring.coreos.com/v1";

    private static IEnumerable<ManifestCheck> Checks => [.. ObjectChecks.All, .. ReferenceChecks.All, .. ContainerChecks.All];

    private static IEnumerable<TestCaseData> ChecksOfVariants =>
        from check in Checks
        from variant in Catalog.Variants
        select new TestCaseData(variant, check).SetArgDisplayNames(check.Name, variant.ToString());

    private static IEnumerable<TestCaseData> ChecksAlone => Checks.Select(check => new TestCaseData(check).SetArgDisplayNames(check.Name));

    private static IEnumerable<TestCaseData> Variants => Catalog.Variants.Select(Case);

    private static IEnumerable<TestCaseData> Sets => Catalog.Sets.Select(Case);

    private static IEnumerable<TestCaseData> SetsForTheOldest => Catalog.SetsForTheOldest.Select(Case);

    private static IEnumerable<string> Applications => Catalog.NamesOfApplications;

    [TestCaseSource(nameof(Variants))]
    public void Should_RenderObjects_When_RenderedByHelm(Variant variant) => Assert.That(Helm.Render(variant).Objects, Is.Not.Empty);

    [TestCaseSource(nameof(ChecksOfVariants))]
    public void Should_Hold_When_Rendered(Variant variant, ManifestCheck check) =>
        Assert.That(check.Violations(CheckedManifests.Of(variant)), Is.Empty);

    [TestCaseSource(nameof(ChecksAlone))]
    public void Should_FindViolations_When_TheManifestIsBad(ManifestCheck check)
    {
        var bad = (ManifestCheck)check;

        var set = ManifestSet.Read("app", "prod", check.Bad);

        Assert.That(set.Findings, Is.Empty);
        Assert.That(check.Violations(new CheckedManifests(set, Catalog.Newest, new HashSet<string>())), Is.Not.Empty);
    }

    [TestCaseSource(nameof(SetsForTheOldest))]
    public void Should_HaveTheSameObjects_When_TheClusterIsOldOrNew(Variant variant)
    {
        var old = Helm.Render(variant);

        var recent = Helm.Render(variant with { KubeVersion = Catalog.Newest });

        Assert.That(old.Inventory(), Is.EqualTo(recent.Inventory()));
    }

    [TestCaseSource(nameof(Sets))]
    public void Should_MakeServiceMonitorsWhereEnabled_When_TheClusterServesThem(Variant variant)
    {
        var chart = Catalog.Find(variant.Chart).Chart;
        var isEnabled = EffectiveValues.Of(chart, chart.ValueSets.Single(set => set.Name == variant.Set)).Along("metrics.serviceMonitor.enabled").AsBoolean() is true;

        var set = Helm.Render(variant with { ApiVersions = [MonitoringApi] });

        var monitors = set.OfKind("ServiceMonitor").ToList();
        Assert.That(monitors, isEnabled ? Is.Not.Empty : Is.Empty);
        Assert.That(set.Inventory().Except(Helm.Render(variant).Inventory()), Has.All.StartWith("ServiceMonitor/"));
        foreach (var monitor in monitors)
        {
            var services = set.OfKind("Service").Where(service => service.Reference.Namespace == monitor.Reference.Namespace
                && monitor.Root.Along("spec.selector.matchLabels").Strings.IsSubsetOf(service.Root.Along("metadata.labels").Strings));
            var ports = services.SelectMany(service => service.Root.Along("spec.ports").ItemsOrNone()).Select(port => port["name"]?.Text);
            Assert.That(monitor.Root.Along("spec.endpoints").ItemsOrNone().Select(endpoint => endpoint["port"]?.Text), Is.Not.Empty.And.SubsetOf(ports), monitor.ToString());
        }
    }

    [TestCaseSource(nameof(Applications))]
    public void Should_PullEveryImageFromTheRegistry_When_ThereIsOne(string chart)
    {
        var images = Images(Helm.Render(chart, "global.imageRegistry=registry.test:5000/mirror"));

        Assert.That(images, Is.Not.Empty.And.All.Match("^registry\\.test:5000/mirror/(?!docker\\.io/)[a-z0-9/-]+[:@]"));
    }

    [TestCaseSource(nameof(Applications))]
    public void Should_KeepNamesWithinALabel_When_TheReleaseNameIsAsLongAsHelmAllows(string chart)
    {
        var set = Helm.Render(new Variant(chart, "fullnameOverride=") { Release = new string('r', 53) });

        Assert.That(set.Objects.Select(item => item.Name), Has.All.Match("^[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?$"));
        Assert.That(set.Objects.SelectMany(item => item.Labels).Select(label => label.Value.Text), Has.All.Length.LessThanOrEqualTo(63));
        Assert.That(set.Inventory(), Is.Unique);
    }

    private static IEnumerable<string> Images(ManifestSet set) => set.Pods().SelectMany(pod => pod.Containers).Select(container => container.Image);

    private static TestCaseData Case(Variant variant) => new TestCaseData(variant).SetArgDisplayNames(variant.ToString());
}
