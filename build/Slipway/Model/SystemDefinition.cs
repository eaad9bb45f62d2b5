namespace Slipway.Model;

/// <summary>A system that Slipway takes from source to a verified deployment, declared once.</summary>
/// <param name="Name">Name of the system, which is also that of its chart: <c>task-system</c>.</param>
public sealed record SystemDefinition(string Name)
{
    /// <summary>What the chart must render to, beyond what every chart must.</summary>
    public ChartExpectations Expectations { get; init; } = new();
}

/// <summary>What a system's chart must have. Every part is checked by a rule of its own.</summary>
public sealed record ChartExpectations
{
    /// <summary>Value sets that must exist, one file each: <c>values-staging.yaml</c> for <c>staging</c>.</summary>
    public IReadOnlyList<string> ValueSets { get; init; } = [];

    /// <summary>Kinds of which every value set must render one object at least.</summary>
    public IReadOnlyList<string> Kinds { get; init; } = [];

    /// <summary>Kinds that must be rendered in some value sets only: name of the set to kinds.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> KindsIn { get; init; } = new Dictionary<string, IReadOnlyList<string>>();

    /// <summary>Top-level keys that must have a value under every value set.</summary>
    public IReadOnlyList<string> Values { get; init; } = [];

    /// <summary>Environment variables that a workload's containers must have, directly or from a ConfigMap or Secret of the chart: name of the workload to variables. A name that ends with <c>*</c> stands for all that begin so.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> EnvironmentVariables { get; init; } = new Dictionary<string, IReadOnlyList<string>>();

    /// <summary>Replicas that workloads must have.</summary>
    public IReadOnlyList<ReplicaExpectation> Replicas { get; init; } = [];

    /// <summary>PersistentVolumeClaims that every value set must render.</summary>
    public IReadOnlyList<string> PersistentVolumeClaims { get; init; } = [];

    /// <summary>Named templates that the chart must define.</summary>
    public IReadOnlyList<string> Helpers { get; init; } = [];
}

/// <summary>How many replicas a workload must have in one environment.</summary>
/// <param name="Workload">Name of the Deployment or StatefulSet.</param>
/// <param name="ValueSet">Name of the value set.</param>
/// <param name="Replicas">The number; of a workload with a HorizontalPodAutoscaler, the autoscaler's minimum.</param>
public sealed record ReplicaExpectation(string Workload, string ValueSet, int Replicas);
