namespace Slipway.Rollouts;

/// <summary>How long a sign of failure may last before it counts as one.</summary>
/// <param name="Cause">The sort of sign.</param>
/// <param name="Time">How long, at factor 1; zero for what is certain at once.</param>
/// <param name="Reason">Why so long, and not shorter or longer.</param>
public sealed record GracePeriod(FailureCause Cause, TimeSpan Time, string Reason)
{
    /// <summary>How long it is put off, at most, while something else of the release, on which it may wait, is still at work; zero for what waits for nobody.</summary>
    public TimeSpan PutOff { get; init; }
}

/// <summary>The grace periods of a run: long enough that a slow start is not taken for a failure, short enough that nobody waits for what cannot come.</summary>
/// <param name="factor">What each period is multiplied by (<c>--grace</c>); 0 or more.</param>
public sealed class GracePeriods(double factor = 1)
{
    private static readonly Dictionary<FailureCause, GracePeriod> Table = new GracePeriod[]
    {
        Certain(FailureCause.Gone, "the API lists what was written before: what is not listed is not there"),
        Certain(FailureCause.ImageNameInvalid, "no registry is asked for it"),
        Certain(FailureCause.ClaimLost, "a volume that is lost does not come back"),
        Certain(FailureCause.JobDeadline, "the job itself says so, and does not go on"),
        Certain(FailureCause.NoProgress, "the Deployment's own limit"),
        Lasting(FailureCause.QuotaExceeded, 8, "pods of the old generation may be about to stop, which frees their share"),
        Lasting(FailureCause.AdmissionRefused, 8, "a webhook or a ServiceAccount of the same release may come a moment later"),
        Lasting(FailureCause.ClaimWithoutClass, 8, "a class of the same release may come a moment later"),
        Lasting(FailureCause.ClaimNotProvisioned, 25, "provisioners try again, and make volumes in some 10 s"),
        Lasting(FailureCause.Unschedulable, 10, "pods that stop free their share within their grace period; a node that is asked for takes longer, and is waited for"),
        Lasting(FailureCause.NodeSilent, 20, "a kubelet answers within 2 s; one that restarts takes 10 s to say something"),
        Lasting(FailureCause.ImageRefused, 9, "the kubelet asks twice within 10 s, and a push may be a moment late"),
        Lasting(FailureCause.RegistryUnreachable, 22, "the kubelet asks again after 10 s and 20 s: a registry that restarts gets two chances"),
        Lasting(FailureCause.ConfigurationMissing, 8, "a controller may write it a moment later; the kubelet looks again within 2 s or so"),
        Lasting(FailureCause.MountFailed, 60, "a volume may have to leave another node first"),
        Lasting(FailureCause.SandboxFailed, 25, "a network plugin that starts needs several tries"),
        Lasting(FailureCause.StartRefused, 8, "the next try of the kubelet, at once, shows the same"),
        Held(FailureCause.OutOfMemory, 9, 60, "from the first kill; one kill may be a peak, a second one is none"),
        Held(FailureCause.CrashLoop, 9, 60, "from the first exit; the first restart comes at once, and many a start needs it; the second comes after 10 s, and would show the same"),
        Held(FailureCause.KilledByProbe, 12, 60, "from the first probe that failed; only a container that was killed counts"),
        Held(FailureCause.JobFailed, 15, 60, "from the first try that failed; the second comes after 10 s, and when it ends alike, trying does not help"),
        Held(FailureCause.InitContainerStuck, 20, 600, "from the last line that it wrote and had not written before"),
        Held(FailureCause.NeverReady, 24, 600, "twice the probe's own budget, within 20 s to 27 s; a longer start is declared by a startupProbe"),
        Lasting(FailureCause.AutoscalerWithoutTarget, 5, "the target may be written a moment later"),
        Held(FailureCause.ServiceWithoutPods, 10, 600, "its pods may be made a moment later"),
    }.ToDictionary(period => period.Cause);

    /// <summary>How long a container that has no readiness probe must run to count as started: it has no other way to tell. A liveness probe that speaks within this time is waited for too.</summary>
    public static readonly TimeSpan SettleTime = TimeSpan.FromSeconds(6);

    /// <summary>The least and the most that a readiness probe's own budget counts for.</summary>
    public static readonly (TimeSpan Least, TimeSpan Most) ReadinessRange = (TimeSpan.FromSeconds(20), TimeSpan.FromSeconds(27));

    /// <summary>All of them at factor 1, in the order of the causes.</summary>
    public static IReadOnlyList<GracePeriod> All { get; } = [.. Table.Values.OrderBy(period => period.Cause)];

    /// <summary>How long a sign may last.</summary>
    /// <param name="sign">The sign.</param>
    public TimeSpan Of(Diagnosis sign)
    {
        ArgumentNullException.ThrowIfNull(sign);
        return (sign.Grace ?? Table[sign.Cause].Time) * factor;
    }

    /// <summary>How long it is put off at most while something that it may wait for is at work.</summary>
    /// <param name="cause">The sort of sign.</param>
    public TimeSpan PutOff(FailureCause cause) => Table[cause].PutOff * factor;

    private static GracePeriod Certain(FailureCause cause, string reason) => new(cause, TimeSpan.Zero, reason);

    private static GracePeriod Lasting(FailureCause cause, int seconds, string reason) => new(cause, TimeSpan.FromSeconds(seconds), reason);

    private static GracePeriod Held(FailureCause cause, int seconds, int putOff, string reason) =>
        new(cause, TimeSpan.FromSeconds(seconds), reason) { PutOff = TimeSpan.FromSeconds(putOff) };
}
