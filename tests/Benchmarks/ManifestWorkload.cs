using System.Globalization;

namespace Benchmarks;

/// <summary>A file of rendered documents of 50 lines each.</summary>
internal sealed class ManifestWorkload : IDisposable
{
    private const string Document = """
        ---
        apiVersion: apps/v1
        kind: Deployment
        metadata:
          name: app-NUMBER
          namespace: apps
          labels:
            app.kubernetes.io/name: app-NUMBER
        spec:
          replicas: 2
          selector:
            matchLabels:
              app.kubernetes.io/name: app-NUMBER
          template:
            metadata:
              labels:
                app.kubernetes.io/name: app-NUMBER
            spec:
              automountServiceAccountToken: false
              securityContext:
                runAsNonRoot: true
                seccompProfile:
                  type: RuntimeDefault
              containers:
                - name: app
                  image: registry.example.com/app:1.0.NUMBER
                  env:
                    - name: LOG_LEVEL
                      value: INFO
                  ports:
                    - containerPort: 8080
                      protocol: TCP
                      name: http
                  livenessProbe:
                    httpGet:
                      path: /health
                      port: http
                    failureThreshold: 5
                  readinessProbe:
                    httpGet:
                      path: /ready
                      port: http
                  resources:
                    requests: { cpu: 10m, memory: 64Mi }
                    limits: { cpu: 100m, memory: 64Mi }
                  securityContext:
                    allowPrivilegeEscalation: false
                    readOnlyRootFilesystem: true
                    capabilities:
                      drop: [ALL]

        """;

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("slipway-benchmark-manifests-");

    public ManifestWorkload(int documents)
    {
        Path = System.IO.Path.Combine(_folder.FullName, "manifests.yaml");
        using var writer = new StreamWriter(Path);
        for (var number = 0; number < documents; number++)
        {
            writer.Write(Document.Replace("NUMBER", number.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal));
        }
    }

    /// <summary>The file.</summary>
    public string Path { get; }

    /// <summary>Lines of one document.</summary>
    public static int Lines => Document.Count(character => character == '\n');

    public void Dispose() => _folder.Delete(recursive: true);
}
