using Slipway.Model;
using Slipway.Reports;

namespace Slipway.Tests.Reports;

/// <summary>A report with a chart that has everything, one that is sound, and a library.</summary>
internal static class SampleReport
{
    private static readonly string[] Sets = ["default", "local", "dev", "staging", "prod"];

    public static FindingsReport Make() => new()
    {
        Charts =
        [
            new ChartReport("common", "0.1.0", "charts/common"),
            new ChartReport("jobqueue", "1.2.0", "charts/jobqueue") { ValueSets = [.. Sets.Select((name, index) => new ValueSetReport(name, 21, 30_000 + (index * 1000), TimeSpan.FromMilliseconds(80)))] },
            new ChartReport("task-system", "0.1.0", "charts/task-system")
            {
                ValueSets = [.. Sets.Append("ci-one-namespace").Select((name, index) => new ValueSetReport(name, 34, 52_000 + (index * 1500), TimeSpan.FromMilliseconds(90)))],
                Findings = [.. Findings()],
            },
        ],
        Tools = [new ToolVersion("helm", "4.1.4")],
        Duration = TimeSpan.FromSeconds(1.23),
    };

    private static IEnumerable<Finding> Findings()
    {
        yield return new Finding("SLW017", Severity.Warning, "task-system", "recommended labels are missing: helm.sh/chart")
        {
            ValueSet = "prod",
            Object = new ObjectReference("v1", "Service", "task-system-master", "ui"),
            FieldPath = "metadata.labels",
            Location = new SourceLocation("templates/ui-service.yaml"),
        };
        foreach (var set in Sets)
        {
            yield return new Finding("SLW023", Severity.Error, "task-system", "the container 'task-executor' has no livenessProbe and no readinessProbe [yet]")
            {
                ValueSet = set,
                Object = new ObjectReference("apps/v1", "Deployment", null, "task-executor"),
                FieldPath = "spec.template.spec.containers[0]",
                Location = new SourceLocation("templates/task-executor.yaml"),
                Advice = "Add the probe: an HTTP path, a port or a command that tells whether the program works.",
            };
        }

        yield return new Finding("SLW003", Severity.Error, "task-system", "mapping values are not allowed here \u0001") { Location = new SourceLocation("values-prod.yaml", 12, 9), Advice = "Mend the file at the place named." };
        yield return new Finding("SLW005", Severity.Info, "task-system", "the chart has no icon");
    }
}
