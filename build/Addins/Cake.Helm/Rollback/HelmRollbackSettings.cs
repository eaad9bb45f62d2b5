namespace Cake.Helm;

/// <summary>Settings of <c>helm rollback</c>.</summary>
public sealed class HelmRollbackSettings : HelmSettings
{
    /// <summary>The revision to go back to; the one before the newest unless set.</summary>
    public int? Revision { get; set; }

    /// <summary>How many revisions are kept, 0 for all; 10 unless set (<c>--history-max</c>).</summary>
    public int? HistoryMax { get; set; }

    /// <summary>Whether hooks are not run (<c>--no-hooks</c>).</summary>
    public bool? NoHooks { get; set; }

    /// <summary>Whether helm waits until the resources are ready (<c>--wait</c>).</summary>
    public bool? Wait { get; set; }

    /// <summary>Whether helm, with <see cref="Wait"/>, also waits for jobs to complete (<c>--wait-for-jobs</c>).</summary>
    public bool? WaitForJobs { get; set; }

    /// <summary>Whether resources that a failed command created are deleted (<c>--cleanup-on-fail</c>).</summary>
    public bool? CleanupOnFail { get; set; }

    /// <summary>How long helm waits for a single operation, such as a hook's job; 5 minutes unless set (<c>--timeout</c>).</summary>
    public TimeSpan? Timeout { get; set; }
}
