using Slipway.Manifests;

namespace Slipway.Validation.Index;

/// <summary>What scales the workloads of a manifest set.</summary>
internal sealed class Scaling
{
    private const string KedaGroup = "keda.sh";

    private readonly ManifestIndex _index;
    private readonly ILookup<(string Namespace, string Kind, string Name), KubeObject> _autoscalers;
    private readonly HashSet<(string Namespace, string Kind, string Name)> _scaledByOthers;

    /// <summary>Reads a manifest set.</summary>
    /// <param name="index">The set's index.</param>
    public Scaling(ManifestIndex index)
    {
        _index = index;
        _autoscalers = index.OfKind(ApiGroups.Autoscaling, "HorizontalPodAutoscaler").ToLookup(TargetOf);
        _scaledByOthers = [.. index.OfKind(KedaGroup, "ScaledObject").Select(TargetOf)];
    }

    /// <summary>The autoscalers of a workload.</summary>
    /// <param name="workload">The workload.</param>
    public IEnumerable<KubeObject> AutoscalersOf(KubeObject workload) => _autoscalers[KeyOf(workload)];

    /// <summary>
    /// How many replicas a workload always has: the autoscaler's minimum where there is one, else its own number; both default to one. Null when something
    /// scales it that says otherwise.
    /// </summary>
    /// <param name="workload">A Deployment or StatefulSet.</param>
    public long? MinimumOf(KubeObject workload)
    {
        if (_scaledByOthers.Contains(KeyOf(workload)))
        {
            return null;
        }

        return (AutoscalersOf(workload).FirstOrDefault() is { } autoscaler ? autoscaler.Root.At("spec", "minReplicas") : workload.Root.At("spec", "replicas")).AsInteger() ?? 1;
    }

    private (string Namespace, string Kind, string Name) KeyOf(KubeObject workload) => (_index.NamespaceOf(workload), workload.Kind, workload.Name);

    private (string Namespace, string Kind, string Name) TargetOf(KubeObject autoscaler) => (
        _index.NamespaceOf(autoscaler),
        autoscaler.Root.At("spec", "scaleTargetRef", "kind")?.Text ?? "Deployment",
        autoscaler.Root.At("spec", "scaleTargetRef", "name")?.Text ?? "");
}
