namespace Slipway.Model;

/// <summary>A system that Slipway takes from source to a verified deployment, declared once.</summary>
/// <param name="Name">Name of the system, which is also that of its chart: <c>task-system</c>.</param>
public sealed record SystemDefinition(string Name)
{
    /// <summary>What the chart must render to, beyond what every chart must.</summary>
    public ChartExpectations Expectations { get; init; } = new();

    /// <summary>The namespaces that it lives in; the first one holds the release.</summary>
    public IReadOnlyList<string> Namespaces { get; init; } = [];

    /// <summary>The images that are built for it.</summary>
    public IReadOnlyList<ImageDefinition> Images { get; init; } = [];

    /// <summary>The secrets that it needs in each of its namespaces.</summary>
    public IReadOnlyList<SecretDefinition> Secrets { get; init; } = [];

    /// <summary>Where the chart takes a text that is another one whenever the secrets are, so that pods that read them are replaced; null when it has no such value.</summary>
    public string? SecretRevisionPath { get; init; }

    /// <summary>Values that Slipway sets on top of the environment's value file, such as the names of those secrets: path to value.</summary>
    public IReadOnlyDictionary<string, string> Values { get; init; } = new Dictionary<string, string>();

    /// <summary>Beginning of the names of the jobs that run one after the other, in order; the chart's hash follows: <c>job-a</c> for <c>job-a-1a2b3c</c>.</summary>
    public IReadOnlyList<string> JobSequence { get; init; } = [];

    /// <summary>Beginning of the name of the job that migrates the database; null for a system without one.</summary>
    public string? MigrationJob { get; init; }

    /// <summary>The systems that must be deployed before it.</summary>
    public IReadOnlyList<string> DependsOn { get; init; } = [];
}

/// <summary>A Secret that a system needs, before its chart is installed.</summary>
/// <param name="Name">Name of the Secret.</param>
/// <param name="Keys">Its keys.</param>
public sealed record SecretDefinition(string Name, IReadOnlyList<SecretKey> Keys);

/// <summary>A key of a Secret.</summary>
/// <param name="Name">Name of the key.</param>
/// <param name="Variable">
/// Environment variable that its value comes from; with <c>_FILE</c> behind it: that the name of a file with the value comes from. Where an environment generates
/// secrets, a value that is missing is made: 32 random letters and digits (190 bits).
/// </param>
/// <param name="Template">A value put together from other keys of the same Secret, <c>{KEY}</c> for each, such as a URL with a password; null for a value of its own.</param>
public sealed record SecretKey(string Name, string Variable, string? Template = null);

/// <summary>What a system's chart must have. Every part is checked by a rule of its own.</summary>
public sealed record ChartExpectations
{
    /// <summary>Value sets that must exist, one file each: <c>values-staging.yaml</c> for <c>staging</c>.</summary>
    public IReadOnlyList<string> ValueSets { get; init; } = [];

    /// <summary>Kinds of which every value set must render one object at least. As all that follows, nothing is asked of scenarios in <c>ci/</c>.</summary>
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
