using Slipway.Model;

namespace Slipway.Validation.Rules;

/// <summary>Puts the examples of rules together: usual objects, with the lines that an example is about.</summary>
internal static class Sample
{
    /// <summary>A Deployment 'app' of one container.</summary>
    /// <param name="container">Lines of the container.</param>
    /// <param name="pod">Lines of the pod's spec.</param>
    /// <param name="spec">Lines of the Deployment's spec.</param>
    /// <param name="image">The container's image.</param>
    public static string Deployment(string container = "", string pod = "", string spec = "", string image = "registry.example.com/app:1.0.0") => $$"""
        apiVersion: apps/v1
        kind: Deployment
        metadata:
          name: app
        spec:
        {{Indented(spec, 2)}}  selector:
            matchLabels:
              app: app
          template:
            metadata:
              labels:
                app: app
            spec:
        {{Indented(pod, 6)}}      containers:
                - name: app
                  image: {{image}}
        {{Indented(container, 10)}}
        """;

    /// <summary>A Pod 'app' of one container.</summary>
    /// <param name="container">Lines of the container.</param>
    public static string Pod(string container) => $$"""
        apiVersion: v1
        kind: Pod
        metadata:
          name: app
        spec:
          containers:
            - name: app
              image: registry.example.com/app:1.0.0
        {{Indented(container, 6)}}
        """;

    /// <summary>A Job 'app'.</summary>
    /// <param name="spec">Lines of the Job's spec.</param>
    /// <param name="annotations">Lines of the annotations; none when empty.</param>
    /// <param name="restartPolicy">The pod's restartPolicy.</param>
    public static string Job(string spec = "", string annotations = "", string restartPolicy = "Never") => $$"""
        apiVersion: batch/v1
        kind: Job
        metadata:
          name: app
        {{(annotations.Length == 0 ? "" : "  annotations:\n" + Indented(annotations, 4))}}spec:
        {{Indented(spec, 2)}}  template:
            spec:
              restartPolicy: {{restartPolicy}}
              containers:
                - name: app
                  image: registry.example.com/app:1.0.0

        """;

    /// <summary>A CronJob 'app'.</summary>
    /// <param name="spec">Lines of the CronJob's spec.</param>
    public static string CronJob(string spec) => $$"""
        apiVersion: batch/v1
        kind: CronJob
        metadata:
          name: app
        spec:
        {{Indented(spec, 2)}}  jobTemplate:
            spec:
              template:
                spec:
                  restartPolicy: Never
                  containers:
                    - name: app
                      image: registry.example.com/app:1.0.0

        """;

    /// <summary>An object of any kind.</summary>
    /// <param name="apiVersion">Its apiVersion.</param>
    /// <param name="kind">Its kind.</param>
    /// <param name="rest">What follows its metadata.</param>
    /// <param name="name">Its name.</param>
    public static string Object(string apiVersion, string kind, string rest, string name = "app") =>
        $"apiVersion: {apiVersion}\nkind: {kind}\nmetadata:\n  name: {name}\n{rest.TrimEnd()}\n";

    /// <summary>An example of several objects.</summary>
    /// <param name="objects">The objects.</param>
    public static RuleExample Of(params IEnumerable<string> objects) => RuleExample.Rendered(string.Join("---\n", objects.Select(text => text.TrimEnd() + "\n")));

    private static string Indented(string lines, int spaces) => lines.Length == 0
        ? ""
        : string.Concat(lines.TrimEnd().Split('\n').Select(line => $"{new string(' ', spaces)}{line}\n"));
}
