using Slipway.Charts;
using Slipway.Manifests;
using Slipway.Model;
using Slipway.Validation.Index;
using Slipway.Validation.PodSecurity;
using Slipway.Validation.PodSecurity.Pods;
using Slipway.Validation.Schemas;
using Slipway.Validation.Schemas.Model;

namespace Slipway.Validation;

/// <summary>A rule over a chart's own files. Checked once a chart.</summary>
public interface IChartRule
{
    /// <summary>What the rule is.</summary>
    Rule Rule { get; }

    /// <summary>What is wrong with a chart.</summary>
    /// <param name="subject">The chart, and what is expected of it.</param>
    IEnumerable<Finding> Check(ChartSubject subject);
}

/// <summary>A rule over what a chart renders to. Checked once for each value set.</summary>
public interface IManifestRule
{
    /// <summary>What the rule is.</summary>
    Rule Rule { get; }

    /// <summary>What is wrong with a manifest set.</summary>
    /// <param name="subject">The manifest set, and what is expected of it.</param>
    IEnumerable<Finding> Check(ManifestSubject subject);
}

/// <summary>A chart under a rule.</summary>
/// <param name="Chart">The chart.</param>
/// <param name="System">The system that the chart deploys; null for a chart that is not declared.</param>
public sealed record ChartSubject(Chart Chart, SystemDefinition? System)
{
    /// <summary>The charts outside the chart's folder (<c>file://</c>) that it depends on, also by way of another one.</summary>
    public IReadOnlyList<Chart> Dependencies { get; init; } = [];
}

/// <summary>A manifest set under a rule.</summary>
/// <param name="Set">The manifest set.</param>
/// <param name="System">The system that the chart deploys; null for a chart that is not declared.</param>
public sealed record ManifestSubject(ManifestSet Set, SystemDefinition? System)
{
    private readonly Lazy<IReadOnlyList<JudgedPod>> _pods = new(() => [.. Set.Objects.Select(JudgedPod.Of).OfType<JudgedPod>()]);
    private ManifestIndex? _index;
    private IReadOnlyList<ApiProblem>? _apiProblems;
    private bool _areApiProblemsKnown;
    private object? _apiProblemsLock;

    /// <summary>
    /// Who selects whom and what belongs to what in the manifest set; made when a rule first asks, and then shared by all, also by those that are checked
    /// side by side.
    /// </summary>
    internal ManifestIndex Index => LazyInitializer.EnsureInitialized(ref _index, () => new ManifestIndex(Set));

    /// <summary>Version of Kubernetes that the objects are meant for, such as <c>1.34.0</c>.</summary>
    public string KubeVersion { get; init; } = KubeVersions.Default;

    /// <summary>The kinds that are not built in.</summary>
    public CustomResources CustomResources { get; init; } = CustomResources.None;

    /// <summary>Whether kinds without a schema are passed over.</summary>
    public bool IgnoreMissingSchemas { get; init; }

    /// <summary>What the API has against the objects; found once, for all rules that ask.</summary>
    internal IReadOnlyList<ApiProblem> ApiProblems => LazyInitializer.EnsureInitialized(
        ref _apiProblems,
        ref _areApiProblemsKnown,
        ref _apiProblemsLock,
        () => new SchemaChecker(KubeRelease.Parse(KubeVersion), CustomResources, IgnoreMissingSchemas).Check(Set))!;

    /// <summary>The pod security standard that was asked for; null for the restricted one in its newest version, as advice.</summary>
    public PodSecurityStandard? PodSecurity { get; init; }

    /// <summary>The pods and templates of pods, as the Pod Security Standards see them.</summary>
    internal IReadOnlyList<JudgedPod> Pods => _pods.Value;

    /// <summary>What the system declares for this manifest set; null when no system does, or for a scenario of <c>ci/</c>, which leaves things out on purpose.</summary>
    public ChartExpectations? Expectations => ValueSet.IsScenario(Set.ValueSet) ? null : System?.Expectations;
}
