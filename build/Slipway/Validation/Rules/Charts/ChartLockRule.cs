using Slipway.Charts;
using Slipway.Manifests;
using Slipway.Model;

namespace Slipway.Validation.Rules.Charts;

/// <summary>SLW007: Chart.lock says what Chart.yaml asks for.</summary>
internal sealed class ChartLockRule : IChartRule
{
    private const string LockFile = "Chart.lock";

    private const string ExampleMetadata =
        "apiVersion: v2\nname: app\nversion: 1.0.0\nappVersion: \"1.0.0\"\ndependencies:\n  - name: common\n    version: ^0.2.0\n    repository: file://../common\n";

    private static readonly Dictionary<string, string> ExampleChart = new() { [ChartMetadata.FileName] = ExampleMetadata };

    /// <inheritdoc/>
    public Rule Rule { get; } = new(
        "SLW007",
        "Chart.lock is in step with Chart.yaml",
        Severity.Error,
        "'helm dependency build' refuses a lock that does not fit Chart.yaml. Without a lock it takes whatever version of a dependency is the newest today, "
            + "so that the same commit gives another package tomorrow.",
        "Run 'helm dependency update' in the chart's folder and commit Chart.lock.",
        new RuleExample(LockFile, LockExample("0.1.0", "636a65e9846bdff17cc4e65b0849061f783759a37aa51fb85ff6fd8ba5e68467"), ExampleChart),
        new RuleExample(LockFile, LockExample("0.2.3", "daddf0f81c41aff3b8a465f5dba350b0db7c34c3d3976533fde462d69fd19f55"), ExampleChart),
        "https://helm.sh/docs/helm/helm_dependency_build/; helm.sh/helm internal/resolver (HashReq)");

    /// <inheritdoc/>
    public IEnumerable<Finding> Check(ChartSubject subject)
    {
        var chart = subject.Chart;

        // Charts of apiVersion v1 keep their dependencies in requirements.yaml, which Chart.lock does not cover.
        if (chart.Metadata is not { Dependencies.Count: > 0 } metadata || metadata.Root["apiVersion"]?.Text == "v1")
        {
            return [];
        }

        if (chart.File(LockFile) is null)
        {
            return [Missing(subject, metadata)];
        }

        // One that cannot be parsed is reported as such.
        return chart.Document(LockFile) is { SyntaxProblem: null } document ? Compare(chart, metadata, document.Root) : [];
    }

    private Finding Missing(ChartSubject subject, ChartMetadata metadata)
    {
        var finding = Rule.InFile(subject.Chart.Name, LockFile, "Chart.lock is missing, and Chart.yaml has dependencies");
        var isAllHere = metadata.Dependencies.All(dependency => dependency.LocalPath is not null || dependency.Repository.Length == 0);
        return isAllHere ? finding with { Severity = Severity.Warning } : finding.WarningUnlessDeclared(subject.System);
    }

    private Finding[] Compare(Chart chart, ChartMetadata metadata, KubeNode? root)
    {
        IReadOnlyList<ChartDependency> locked = root is null ? [] : ChartMetadata.ReadDependencies(root);
        Finding[] differences =
        [
            .. metadata.Dependencies.Select(wanted => Difference(chart, wanted, locked)).OfType<Finding>(),
            .. locked.Where(entry => metadata.Dependencies.All(wanted => wanted.Name != entry.Name))
                .Select(entry => Rule.InFile(chart.Name, LockFile, $"'{entry.Name}' is locked, and is no dependency in Chart.yaml", entry.Line)),
        ];
        if (differences.Length > 0 || root is null)
        {
            return differences;
        }

        var digest = root["digest"];
        return digest?.Text == DependencyDigest.Of(metadata.Root, root)
            ? []
            : [Rule.InFile(chart.Name, LockFile, "the digest does not fit: a dependency in Chart.yaml was changed after Chart.lock was written", digest?.Line ?? 1)];
    }

    private Finding? Difference(Chart chart, ChartDependency wanted, IReadOnlyList<ChartDependency> locked)
    {
        // The same chart can be a dependency twice, under two aliases and with two versions.
        var entries = locked.Where(entry => entry.Name == wanted.Name).ToArray();
        if (entries.Length == 0)
        {
            return Rule.InFile(chart.Name, LockFile, $"the dependency '{wanted.Name}' of Chart.yaml is not locked");
        }

        return VersionRange.TryParse(wanted.Version, out var range) && !entries.Any(entry => SemanticVersion.TryParse(entry.Version, out var version) && range.Includes(version))
            ? Rule.InFile(chart.Name, LockFile, $"'{wanted.Name}' is locked at {entries[0].Version}, and Chart.yaml asks for {wanted.Version}", entries[0].Line)
            : null;
    }

    private static string LockExample(string version, string digest) =>
        $"dependencies:\n- name: common\n  repository: file://../common\n  version: {version}\ndigest: sha256:{digest}\ngenerated: \"2026-01-01T00:00:00Z\"\n";
}
