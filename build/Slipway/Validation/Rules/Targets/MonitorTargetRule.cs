using Slipway.Manifests;
using Slipway.Model;
using Slipway.Validation.Index;
using Slipway.Validation.Rules.Manifests;

namespace Slipway.Validation.Rules.Targets;

/// <summary>SLW115: ServiceMonitors find a service and its port.</summary>
internal sealed class MonitorTargetRule() : PolicyRule(new Rule(
    "SLW115",
    "ServiceMonitors find a service and its port",
    Severity.Warning,
    "A ServiceMonitor that selects no Service, or names a port that the Service does not have, scrapes nothing: dashboards stay empty, and alerts on missing "
        + "values never fire. A monitor that looks into other namespaces is not asked.",
    "Select labels of the Service itself (not of its pods), and name one of its ports.",
    Sample.Of(Service, Example("http")),
    Sample.Of(Service, Example("metrics")),
    "https://prometheus-operator.dev/docs/developer/getting-started/#using-servicemonitors") { SeverityIn = Environments.ErrorInProd, WarnsUndeclared = true })
{
    private static string Service => """
        apiVersion: v1
        kind: Service
        metadata:
          name: app
          labels:
            app: app
        spec:
          selector:
            app: app
          ports:
            - name: metrics
              port: 9090
              protocol: TCP

        """;

    /// <inheritdoc/>
    protected override IEnumerable<Finding> Find(ManifestSubject subject) =>
        from monitor in subject.Index.OfKind(ApiGroups.Monitoring, "ServiceMonitor")
        where monitor.Root.At("spec", "namespaceSelector").IsNullOrMissing()
        from problem in Problems(subject.Index, monitor)
        select Rule.InObject(subject.Set, monitor, problem.Message, problem.Path);

    private static IEnumerable<(string Message, string Path)> Problems(ManifestIndex index, KubeObject monitor)
    {
        var selector = monitor.Root.At("spec", "selector") is { } node ? new LabelSelector(node) : null;
        KubeObject[] services =
        [
            .. index.OfKind(ApiGroups.Core, "Service").Where(service =>
                index.NamespaceOf(service) == index.NamespaceOf(monitor) && selector?.FirstUnmet(service.Root.At("metadata", "labels")) is null),
        ];
        if (services.Length == 0)
        {
            yield return ("no service has the labels that the monitor selects", "spec.selector");
            yield break;
        }

        var ports = services.SelectMany(service => service.Root.At("spec", "ports").ItemsOrNone()).Select(port => port["name"]?.Text).ToHashSet(StringComparer.Ordinal);
        foreach (var port in monitor.Root.At("spec", "endpoints").ItemsOrNone().Select(endpoint => endpoint["port"]?.Text).OfType<string>().Where(port => !ports.Contains(port)))
        {
            yield return ($"no service that the monitor selects has a port named '{port}'", "spec.endpoints");
        }
    }

    private static string Example(string port) =>
        Sample.Object("monitoring.coreos.com/v1", "ServiceMonitor", $"spec:\n  selector:\n    matchLabels:\n      app: app\n  endpoints:\n    - port: {port}");
}
