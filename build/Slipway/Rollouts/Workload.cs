namespace Slipway.Rollouts;

/// <summary>Names something that a release waits for.</summary>
/// <param name="Kind">Its kind: Deployment, StatefulSet, DaemonSet, Job or PersistentVolumeClaim.</param>
/// <param name="Namespace">Its namespace.</param>
/// <param name="Name">Its name.</param>
public sealed record Workload(string Kind, string Namespace, string Name)
{
    /// <summary>As people write it: <c>Deployment/web</c>.</summary>
    public override string ToString() => $"{Kind}/{Name}";
}

/// <summary>Where something stands on its way.</summary>
public enum WorkloadState
{
    /// <summary>It can still become ready.</summary>
    Progressing,

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

    /// <summary>Whether nothing more will come of it.</summary>
    public bool IsFinal => State != WorkloadState.Progressing;
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

    /// <summary>Something failed for certain.</summary>
    Failed,

    /// <summary>The time was over.</summary>
    TimedOut,
}
