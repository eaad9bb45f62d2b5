namespace Slipway.Rollouts;

/// <summary>A sign of failure with what is known about its duration.</summary>
/// <param name="Sign">The sign.</param>
/// <param name="Since">Since when it counts.</param>
/// <param name="Due">When it counts as a failure, or is looked at again; null when time alone does not make it one.</param>
/// <param name="CanFail">Whether it fails then.</param>
internal sealed record Suspicion(Diagnosis Sign, DateTimeOffset Since, DateTimeOffset? Due, bool CanFail)
{
    /// <summary>Whether it counts as a failure.</summary>
    public bool IsFailure(DateTimeOffset now) => CanFail && Due <= now;
}

/// <summary>Remembers since when signs last. A sign that is not seen once is forgotten.</summary>
/// <param name="grace">How long they may last.</param>
internal sealed class Suspicions(GracePeriods grace)
{
    private readonly Dictionary<(Workload Workload, FailureCause Cause, string Subject), Entry> _entries = [];
    private readonly HashSet<(Workload, FailureCause, string)> _seen = [];

    /// <summary>Begins a look.</summary>
    public void Begin() => _seen.Clear();

    /// <summary>Ends a look: what was not seen is forgotten.</summary>
    public void End()
    {
        foreach (var key in _entries.Keys.Where(key => !_seen.Contains(key)).ToArray())
        {
            _entries.Remove(key);
        }
    }

    /// <summary>Takes note of a sign.</summary>
    /// <param name="workload">What shows it.</param>
    /// <param name="sign">The sign.</param>
    /// <param name="othersAtWork">Whether something else of the release, on which it may wait, is still at work.</param>
    /// <param name="now">The time.</param>
    public Suspicion Of(Workload workload, Diagnosis sign, bool othersAtWork, DateTimeOffset now)
    {
        var key = (workload, sign.Cause, sign.Subject);
        _seen.Add(key);
        if (!_entries.TryGetValue(key, out var entry))
        {
            _entries.Add(key, entry = new Entry(now));
        }

        var putOffUntil = entry.First + grace.PutOff(sign.Cause);
        if (othersAtWork && now < putOffUntil)
        {
            (entry.IsHeld, entry.CountWhenHeld) = (true, sign.Count);
            return new Suspicion(sign, entry.First, putOffUntil, CanFail: false);
        }

        if (entry.IsHeld)
        {
            // What it waited for is there now: it gets its time from here.
            (entry.IsHeld, entry.NotBefore) = (false, now);
        }

        var since = Later(sign.FirstSeen ?? entry.First, entry.NotBefore);
        var hasHappenedAgain = entry.CountWhenHeld == 0 || sign.Count > entry.CountWhenHeld;
        var canFail = sign.CanFail && hasHappenedAgain;
        return new Suspicion(sign, since, canFail ? since + grace.Of(sign) : null, canFail);
    }

    private static DateTimeOffset Later(DateTimeOffset one, DateTimeOffset? other) => other > one ? other.Value : one;

    private sealed class Entry(DateTimeOffset first)
    {
        public DateTimeOffset First { get; } = first;

        public DateTimeOffset? NotBefore { get; set; }

        public bool IsHeld { get; set; }

        public int CountWhenHeld { get; set; }
    }
}
