using System.Text.Json;
using Slipway.Cluster;
using Slipway.Rollouts.Causes;

namespace Slipway.Rollouts;

/// <summary>
/// Says of each workload of a rollout where it stands: progressing, suspect, ready or failed. Pure but for what it remembers: it looks at a view, and at the time
/// that it is told.
/// </summary>
/// <param name="workloads">The workloads.</param>
/// <param name="grace">How long signs of failure may last.</param>
/// <param name="isOneLook">Whether only the state of this moment is asked for.</param>
/// <param name="sequences">Jobs that run one after the other, each sequence in its order; null for none.</param>
internal sealed class RolloutJudge(
    IReadOnlyList<Workload> workloads, GracePeriods grace, bool isOneLook = false, IReadOnlyList<IReadOnlyList<Workload>>? sequences = null)
{
    private static readonly ICause[] Causes =
    [
        new AdmissionCause(), new ClaimCause(), new SchedulingCause(), new ImageCause(), new ConfigurationCause(), new KilledByProbeCause(), new CrashCause(), new JobCause(),
        new InitContainerCause(), new ReadinessCause(), new ObjectCause(),
    ];

    // What can be wrong with something that looks ready.
    private static readonly ICause[] CausesWhenReady = [new KilledByProbeCause()];

    private static readonly TimeSpan LongPast = TimeSpan.FromSeconds(60);

    private readonly Suspicions _suspicions = new(grace);
    private readonly Dictionary<Workload, WorkloadStatus> _completed = [];
    private RolloutHistory? _history;
    private DateTimeOffset _now;
    private DateTimeOffset? _nextLook;

    /// <summary>The cluster as it is now.</summary>
    public ClusterView View { get; } = new();

    /// <summary>When time alone may change something; null when it does not.</summary>
    public DateTimeOffset? NextLook => _nextLook;

    /// <summary>Init containers that run long enough for their log to be of interest.</summary>
    public IReadOnlyList<ContainerReference> Waiting { get; private set; } = [];

    /// <summary>Takes note that a container wrote a line that it had not written before.</summary>
    public void Said(ContainerReference container, DateTimeOffset now) => _history?.Said(container.Pod, container.Name, now);

    /// <summary>Looks.</summary>
    /// <param name="now">The time.</param>
    /// <returns>The statuses, in the order of the workloads.</returns>
    public IReadOnlyList<WorkloadStatus> Judge(DateTimeOffset now)
    {
        (_now, _nextLook) = (now, null);
        _history ??= new RolloutHistory(View);
        var found = new Dictionary<Workload, (JsonElement Found, IReadOnlyList<JsonElement> Pods)>();
        foreach (var workload in workloads)
        {
            if (View.Find(workload.Kind, workload.Namespace, workload.Name) is { } item)
            {
                found[workload] = (item, ClusterView.HasPods(workload.Kind) ? View.PodsOf(item, workload.Kind) : []);
            }
        }

        _history.Observe([.. found.Select(pair => (pair.Key, pair.Value.Found, pair.Value.Pods))], now);
        var reader = new WorkloadReader(View);
        var looks = WithoutTurns([.. workloads.Select(workload => Look(workload, reader, found, now))]);
        var atWork = looks.Where(look => look.Signs.Count == 0 && IsAtWork(look.Status)).Select(look => look.Status.Workload).ToHashSet();
        Waiting = [.. looks.SelectMany(look => look.Signs).Where(sign => sign.Cause == FailureCause.InitContainerStuck).Select(sign => sign.Container!)];
        _suspicions.Begin();
        WorkloadStatus[] statuses = [.. looks.Select(look => Decide(look.Status, look.Signs, atWork.Any(other => other != look.Status.Workload), now))];
        _suspicions.End();
        return statuses;
    }

    // A job that waits for its turn is not to blame, however long that takes: the one before it is.
    private (WorkloadStatus Status, IReadOnlyList<Diagnosis> Signs)[] WithoutTurns((WorkloadStatus Status, IReadOnlyList<Diagnosis> Signs)[] looks)
    {
        var undone = looks.Where(look => look.Status.State != WorkloadState.Ready).Select(look => look.Status.Workload).ToHashSet();
        var waiting = (sequences ?? []).SelectMany(sequence => sequence.SkipWhile(job => !undone.Contains(job)).Skip(1)).ToHashSet();
        return [.. looks.Select(look => waiting.Contains(look.Status.Workload)
            ? look with { Signs = [.. look.Signs.Where(sign => sign.Cause != FailureCause.InitContainerStuck)] }
            : look)];
    }

    // A job that itself waits in an init container is not at work, nor is what shows signs: nobody waits for those who wait.
    private static bool IsAtWork(WorkloadStatus status) => status.State == WorkloadState.Progressing && status.Ready < status.Desired && status.Workload.Kind switch
    {
        "Job" => status.Started is not null,
        "Deployment" or "StatefulSet" or "DaemonSet" or "PersistentVolumeClaim" => true,
        _ => false,
    };

    private (WorkloadStatus Status, IReadOnlyList<Diagnosis> Signs) Look(
        Workload workload, WorkloadReader reader, Dictionary<Workload, (JsonElement Found, IReadOnlyList<JsonElement> Pods)> all, DateTimeOffset now)
    {
        var status = reader.Read(workload);
        if (!all.TryGetValue(workload, out var item))
        {
            // A job that did its work may be cleared away (ttlSecondsAfterFinished).
            return _completed.TryGetValue(workload, out var done) ? (done, []) : (status, status.Diagnosis is { } gone ? [gone] : []);
        }

        if (workload.Kind == "Job" && status.State == WorkloadState.Ready)
        {
            _completed[workload] = status;
        }

        var scene = new Scene(workload, item.Found, item.Pods, View, _history!, now, LookAgain);
        if (!isOneLook && status.State == WorkloadState.Ready && workload.Kind is "Deployment" or "StatefulSet" or "DaemonSet" && Unsettled(scene) is { } unsettled)
        {
            status = status with { State = WorkloadState.Progressing, Detail = unsettled };
        }

        var causes = status.State == WorkloadState.Ready ? CausesWhenReady : Causes;
        return (status, [.. causes.SelectMany(cause => cause.Find(scene)).OrderBy(sign => sign.Cause)]);
    }

    // What looks ready at once may not stay so: where nobody asks for readiness, and where the liveness probe is about to speak for the first time.
    private static string? Unsettled(Scene scene)
    {
        foreach (var container in scene.Containers.Where(container => !container.IsInit))
        {
            // By the cluster's clock, which may be another: only what is long past is taken from it.
            if (container.Status.TimeAt("state", "running", "startedAt") + LongPast < scene.Now)
            {
                continue;
            }

            var time = container.Spec.At("readinessProbe") is null ? GracePeriods.SettleTime : FirstWordOf(container.Spec.At("livenessProbe"));
            var settled = (scene.History.Of(container.Pod, container.Name).RunningSince ?? scene.Now) + time;
            if (settled > scene.Now)
            {
                scene.LookAgain(settled);
                return $"{container.Subject}: ready; whether it stays so is seen {time.TotalSeconds:0} s after its start";
            }
        }

        return null;
    }

    // A probe that speaks later than that is not waited for.
    private static TimeSpan FirstWordOf(JsonElement? probe)
    {
        if (probe is not { } found)
        {
            return TimeSpan.Zero;
        }

        var time = TimeSpan.FromSeconds((found.NumberAt("initialDelaySeconds") ?? 0) + (found.NumberAt("periodSeconds") ?? 10) + 1);
        return time <= GracePeriods.SettleTime ? time : TimeSpan.Zero;
    }

    private WorkloadStatus Decide(WorkloadStatus status, IReadOnlyList<Diagnosis> signs, bool othersAtWork, DateTimeOffset now)
    {
        Suspicion[] suspicions = [.. signs.Select(sign => _suspicions.Of(status.Workload, sign, othersAtWork, now))];
        foreach (var due in suspicions.Select(suspicion => suspicion.Due).OfType<DateTimeOffset>())
        {
            LookAgain(due);
        }

        if (suspicions.FirstOrDefault(suspicion => suspicion.IsFailure(now)) is { } failure)
        {
            return status with { State = WorkloadState.Failed, Detail = Detail(status.Workload, failure.Sign), Diagnosis = failure.Sign, Ended = status.Ended };
        }

        return suspicions is [var first, ..]
            ? status with { State = WorkloadState.Suspect, Detail = Detail(status.Workload, first.Sign), Diagnosis = first.Sign, SuspectSince = suspicions.Min(suspicion => suspicion.Since) }
            : status;
    }

    private static string Detail(Workload workload, Diagnosis sign) => sign.Subject == workload.ToString() ? sign.Message : sign.ToString();

    private void LookAgain(DateTimeOffset at)
    {
        if (at > _now && !(_nextLook < at))
        {
            _nextLook = at;
        }
    }
}
