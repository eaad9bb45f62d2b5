using Slipway.Manifests;
using Slipway.Model;

namespace Slipway.Validation.Rules.Manifests;

/// <summary>SLW023: containers that serve have a liveness and a readiness probe.</summary>
internal sealed class ProbesRule : IManifestRule
{
    private static readonly string[] Probes = ["livenessProbe", "readinessProbe"];

    /// <inheritdoc/>
    public Rule Rule { get; } = new(
        "SLW023",
        "Containers have liveness and readiness probes",
        Severity.Error,
        "Without a readiness probe a pod takes traffic before it can answer, and a rolling update replaces good pods with broken ones. Without a liveness "
            + "probe a hanging process stays. A chart that no system declares gets a warning.",
        "Add the probe: an HTTP path, a port or a command that tells whether the program works.",
        RuleExample.Rendered(Manifest("")),
        RuleExample.Rendered(Manifest("""
                      livenessProbe:
                        httpGet:
                          path: /health
                          port: 8080
                      readinessProbe:
                        httpGet:
                          path: /ready
                          port: 8080

            """)),
        "https://kubernetes.io/docs/concepts/configuration/liveness-readiness-startup-probes/");

    /// <inheritdoc/>
    public IEnumerable<Finding> Check(ManifestSubject subject) =>
        from current in subject.Set.Objects
        where current.Kind is "Deployment" or "StatefulSet" or "DaemonSet" && current.Pod is not null
        from container in current.Pod!.Containers
        let missing = Probes.Where(probe => container.Node[probe].IsNullOrMissing()).ToArray()
        where missing.Length > 0
        select Rule.InObject(subject.Set, current, $"the container '{container.Name}' has no {string.Join(" and no ", missing)}", container.FieldPath)
            .WarningUnlessDeclared(subject.System);

    private static string Manifest(string probes) => $$"""
        apiVersion: apps/v1
        kind: Deployment
        metadata:
          name: app
        spec:
          selector:
            matchLabels:
              app.kubernetes.io/name: app
          template:
            metadata:
              labels:
                app.kubernetes.io/name: app
            spec:
              containers:
                - name: app
                  image: registry.example.com/app:1.0.0

        """ + probes;
}
