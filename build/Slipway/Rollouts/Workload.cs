namespace Slipway.Rollouts;

/// <summary>Names something that a release waits for.</summary>
/// <param name="Kind">Its kind: one of <see cref="ClusterView.WorkloadKinds"/>.</param>
/// <param name="Namespace">Its namespace.</param>
/// <param name="Name">Its name.</param>
public sealed record Workload(string Kind, string Namespace, string Name)
{
    /// <summary>The version of its API, which differs between clusters for CronJobs alone: <c>v1beta1</c> up to Kubernetes 1.20.</summary>
    public string Version { get; init; } = "v1";

    /// <summary>As people write it: <c>Deployment/web</c>.</summary>
    public override string ToString() => $"{Kind}/{Name}";
}

/// <summary>Where something stands on its way.</summary>
public enum WorkloadState
{
    /// <summary>It can still become ready.</summary>
    Progressing,

    /// <summary>Something speaks against its becoming ready, but may pass.</summary>
    Suspect,

    /// <summary>It is what its new generation asks for.</summary>
    Ready,

    /// <summary>It will not become ready by itself; that is certain.</summary>
    Failed,
}

/// <summary>What is known of a workload at one moment.</summary>
/// <param name="Workload">The workload.</param>
/// <param name="State">Where it stands.</param>
/// <param name="Ready">How many of its pods are ready; of a job, done; of a claim, bound.</param>
/// <param name="Desired">How many must be.</param>
/// <param name="Detail">What it waits for, or why it failed, in words; empty when it is ready.</param>
public sealed record WorkloadStatus(Workload Workload, WorkloadState State, int Ready, int Desired, string Detail)
{
    /// <summary>When it began, as far as its work can be told from its wait for others; of jobs only.</summary>
    public DateTimeOffset? Started { get; init; }

    /// <summary>When it ended; of jobs only.</summary>
    public DateTimeOffset? Ended { get; init; }

    /// <summary>What speaks against its becoming ready; null when nothing does.</summary>
    public Diagnosis? Diagnosis { get; init; }

    /// <summary>Since when it is suspect; null when it is not.</summary>
    public DateTimeOffset? SuspectSince { get; init; }
}

/// <summary>How the wait for a release ended.</summary>
/// <param name="Statuses">The last status of each workload.</param>
/// <param name="Outcome">How it ended.</param>
/// <param name="Duration">How long it took.</param>
public sealed record RolloutVerdict(IReadOnlyList<WorkloadStatus> Statuses, RolloutOutcome Outcome, TimeSpan Duration)
{
    /// <summary>The workloads that are not ready; those that failed first.</summary>
    public IEnumerable<WorkloadStatus> Culprits => Statuses.Where(status => status.State != WorkloadState.Ready).OrderByDescending(status => status.State);
}

/// <summary>How a wait ended.</summary>
public enum RolloutOutcome
{
    /// <summary>Everything is ready.</summary>
    Ready,

    /// <summary>Something failed.</summary>
    Failed,

    /// <summary>The time was over.</summary>
    TimedOut,
}
