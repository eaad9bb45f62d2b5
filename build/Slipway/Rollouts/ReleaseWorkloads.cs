using System.Text.RegularExpressions;
using Slipway.Manifests;

namespace Slipway.Rollouts;

/// <summary>What a release waits for: the workloads of its manifest.</summary>
public static partial class ReleaseWorkloads
{
    /// <summary>The workloads of a manifest, in its order; the claims of its StatefulSets' templates stand behind them.</summary>
    /// <param name="manifest">The release's manifest (<c>helm get manifest</c>), without hooks.</param>
    /// <param name="place">The release's namespace: that of objects that name none.</param>
    public static IReadOnlyList<Workload> Of(ManifestSet manifest, string place)
    {
        ArgumentNullException.ThrowIfNull(manifest);
        return
        [
            .. manifest.Objects
                .Where(item => ClusterView.WorkloadKinds.Contains(item.Kind) && item.Hooks.Count == 0)
                .SelectMany(item => ClaimsOf(item, place).Prepend(new Workload(item.Kind, item.Reference.Namespace ?? place, item.Name) { Version = VersionOf(item) })),
        ];
    }

    /// <summary>The jobs of a sequence in one namespace, in order.</summary>
    /// <param name="workloads">The workloads of a release.</param>
    /// <param name="sequence">Beginnings of the jobs' names, in order.</param>
    /// <returns>For each namespace with such jobs: the jobs.</returns>
    public static IReadOnlyList<IReadOnlyList<Workload>> Sequences(IReadOnlyList<Workload> workloads, IReadOnlyList<string> sequence) =>
    [
        .. workloads.Where(workload => workload.Kind == "Job")
            .GroupBy(workload => workload.Namespace)
            .Select(place => (IReadOnlyList<Workload>)[.. sequence.SelectMany(name => place.Where(job => IsCalled(job.Name, name)))])
            .Where(jobs => jobs.Count > 0),
    ];

    /// <summary>Whether a job is called by a name, with or without the chart's hash behind it.</summary>
    /// <param name="job">The job's name.</param>
    /// <param name="name">The name: <c>job-a</c> for <c>job-a-1a2b3c4d</c>.</param>
    public static bool IsCalled(string job, string name)
    {
        ArgumentNullException.ThrowIfNull(job);
        ArgumentNullException.ThrowIfNull(name);
        return job == name || (job.StartsWith(name + "-", StringComparison.Ordinal) && Hash().IsMatch(job.AsSpan(name.Length)));
    }

    private static string VersionOf(KubeObject item) => item.Kind == "CronJob" ? item.Reference.ApiVersion.Split('/')[^1] : "v1";

    [GeneratedRegex("^-[0-9a-z]+$")]
    private static partial Regex Hash();

    // Source: https://kubernetes.io/docs/concepts/workloads/controllers/statefulset/#stable-storage: TEMPLATE-NAME-ORDINAL.
    private static IEnumerable<Workload> ClaimsOf(KubeObject item, string place)
    {
        if (item.Kind != "StatefulSet")
        {
            return [];
        }

        var replicas = (int)(item.Root.At("spec", "replicas").AsInteger() ?? 1);
        return item.Root.At("spec", "volumeClaimTemplates").ItemsOrNone().SelectMany(
            template => Enumerable.Range(0, replicas),
            (template, ordinal) => new Workload("PersistentVolumeClaim", item.Reference.Namespace ?? place, $"{template.At("metadata", "name")?.Text}-{item.Name}-{ordinal}"));
    }
}
