using Slipway.Model;

namespace Slipway.Charts;

/// <summary>The rule on what a chart depends on.</summary>
public static class DependencyRules
{
    /// <summary>SLW006: every dependency is at hand.</summary>
    public static Rule Resolvable { get; } = new(
        "SLW006",
        "Dependencies are at hand",
        Severity.Error,
        "Helm renders nothing while a dependency is missing from charts/, and what a remote repository serves today need not be what it served yesterday. "
            + "Dependencies in the same repository (file://) are resolved by Slipway itself, in a folder of its own.",
        "Run 'helm dependency build' in the chart's folder, or mend the path or the version.",
        new RuleExample("Chart.yaml", """
            apiVersion: v2
            name: app
            version: 1.0.0
            appVersion: "1.0.0"
            dependencies:
              - name: common
                version: 0.1.0
                repository: file://../no-such-folder
            """),
        new RuleExample("Chart.yaml", """
            apiVersion: v2
            name: app
            version: 1.0.0
            appVersion: "1.0.0"
            """),
        "https://helm.sh/docs/helm/helm_dependency/");
}
