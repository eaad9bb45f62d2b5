using System.Text.RegularExpressions;
using Slipway.Charts;
using Slipway.Manifests;
using Slipway.Model;

namespace Slipway.Validation.Rules.Charts;

/// <summary>SLW005: Chart.yaml says what helm and people need, in the form that they need.</summary>
internal sealed partial class ChartMetadataRule : IChartRule
{
    /// <inheritdoc/>
    public Rule Rule { get; } = new(
        "SLW005",
        "Chart.yaml is sound",
        Severity.Error,
        "Name and version are what a release, a package and a rollback are called by. Helm refuses some mistakes only when the chart is packaged or "
            + "installed, and takes others without a word: an appVersion 1.10 without quotes becomes 1.1.",
        "Mend the field in Chart.yaml.",
        new RuleExample("Chart.yaml", "apiVersion: v2\nname: app\nversion: 1.0\nappVersion: \"1.0.0\"\n"),
        new RuleExample("Chart.yaml", "apiVersion: v2\nname: app\nversion: 1.0.0\nappVersion: \"1.0.0\"\n"),
        "https://helm.sh/docs/topics/charts/#the-chartyaml-file, https://semver.org/spec/v2.0.0.html");

    /// <inheritdoc/>
    public IEnumerable<Finding> Check(ChartSubject subject)
    {
        var chart = subject.Chart;
        if (chart.Document(ChartMetadata.FileName) is not { SyntaxProblem: null } document)
        {
            return [];
        }

        return document.Root is KubeMapping root
            ? CheckIdentity(subject, root).Concat(CheckVersions(chart, root)).Concat(CheckType(chart, root)).Concat(CheckDependencies(chart))
            : [At(chart, null, "Chart.yaml is empty, or no mapping")];
    }

    private IEnumerable<Finding> CheckIdentity(ChartSubject subject, KubeMapping root)
    {
        var chart = subject.Chart;
        var apiVersion = root["apiVersion"];
        if (apiVersion?.Text is not "v2")
        {
            var finding = At(chart, apiVersion, apiVersion?.Text is { } found ? $"apiVersion is '{found}', not v2" : "apiVersion is missing");
            yield return apiVersion?.Text is "v1" ? finding with { Severity = Severity.Warning } : finding;
        }

        var name = root["name"]?.Text;
        if (string.IsNullOrEmpty(name))
        {
            yield return At(chart, root["name"], "name is missing");
            yield break;
        }

        if (!DnsNames.IsLabel(name))
        {
            var finding = At(chart, root["name"], $"the name '{name}' is no DNS label: up to 63 lower-case letters, digits and hyphens");
            yield return HelmName().IsMatch(name) ? finding.WarningUnlessDeclared(subject.System) : finding;
        }

        if (chart.Directory.GetDirectoryName() is var folder && folder != name)
        {
            yield return At(chart, root["name"], $"the name '{name}' is not that of the folder, '{folder}'").WarningUnlessDeclared(subject.System);
        }
    }

    private IEnumerable<Finding> CheckVersions(Chart chart, KubeMapping root)
    {
        if (root["version"]?.Text is not { Length: > 0 } version)
        {
            yield return At(chart, root["version"], "version is missing");
        }
        else if (!SemanticVersion.TryParseStrict(version, out _))
        {
            yield return At(chart, root["version"], $"the version '{version}' is no semantic version: three numbers, such as 1.0.0, and what may follow them");
        }

        var application = root["appVersion"];
        if (application is KubeScalar { Kind: ScalarKind.Integer or ScalarKind.Float or ScalarKind.Boolean })
        {
            yield return At(chart, application, $"appVersion {application.Text} is no string: write it in quotes");
        }
        else if (string.IsNullOrEmpty(application?.Text) && !chart.IsLibrary)
        {
            yield return At(chart, application, "appVersion is missing: nobody can tell which version of the application is deployed") with { Severity = Severity.Warning };
        }

        if (root["kubeVersion"]?.Text is { } range && !VersionRange.TryParse(range, out _))
        {
            yield return At(chart, root["kubeVersion"], $"kubeVersion '{range}' is no range of versions, such as '>=1.20.0-0'");
        }
    }

    private IEnumerable<Finding> CheckType(Chart chart, KubeMapping root)
    {
        if (root["type"] is { } type && type.Text is not ("application" or "library"))
        {
            yield return At(chart, type, $"the type '{type.Text}' is neither application nor library");
        }
    }

    private IEnumerable<Finding> CheckDependencies(Chart chart)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (var dependency in chart.Metadata!.Dependencies)
        {
            if (dependency.Name.Length == 0)
            {
                yield return At(chart, dependency.Line, "a dependency has no name");
                continue;
            }

            if (dependency.Version.Length == 0)
            {
                yield return At(chart, dependency.Line, $"the dependency '{dependency.Name}' has no version");
            }
            else if (!VersionRange.TryParse(dependency.Version, out _))
            {
                yield return At(chart, dependency.Line, $"the dependency '{dependency.Name}' has the version '{dependency.Version}', which is no range of versions");
            }

            if (!names.Add(dependency.Alias ?? dependency.Name))
            {
                yield return At(chart, dependency.Line, $"two dependencies are used as '{dependency.Alias ?? dependency.Name}': give one an alias");
            }
        }
    }

    private Finding At(Chart chart, KubeNode? node, string message) => At(chart, node?.Line ?? 1, message);

    private Finding At(Chart chart, int line, string message) => Rule.InFile(chart.Name, ChartMetadata.FileName, message, line);

    // What helm itself accepts: helm.sh/helm, pkg/chart: chartName.
    [GeneratedRegex(@"^[a-zA-Z0-9._-]+\z", RegexOptions.CultureInvariant)]
    private static partial Regex HelmName();
}
