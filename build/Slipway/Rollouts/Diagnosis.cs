namespace Slipway.Rollouts;

/// <summary>A sign that something does not become ready: what it is, and what to do about it.</summary>
/// <param name="Cause">What sort of thing it is.</param>
/// <param name="Subject">What shows it: <c>Pod/web-1, container main</c>.</param>
/// <param name="Message">The cause in one line.</param>
/// <param name="Advice">What to do, in one line.</param>
public sealed record Diagnosis(FailureCause Cause, string Subject, string Message, string Advice)
{
    /// <summary>The lines that decide, as the cluster said them.</summary>
    public IReadOnlyList<string> Lines { get; init; } = [];

    /// <summary>When it was seen first, where that is known better than by looking; by this run's clock.</summary>
    public DateTimeOffset? FirstSeen { get; init; }

    /// <summary>How long it may last, where the object itself says; null for what <see cref="GracePeriods"/> says.</summary>
    public TimeSpan? Grace { get; init; }

    /// <summary>Whether it may come to be taken for a failure; one exit of a container, for example, is not enough.</summary>
    public bool CanFail { get; init; } = true;

    /// <summary>How often it happened; 0 for what does not happen but last.</summary>
    public int Count { get; init; }

    /// <summary>The container whose log says more; null when there is none.</summary>
    public ContainerReference? Container { get; init; }

    /// <inheritdoc/>
    public override string ToString() => $"{Subject}: {Message}";

    /// <summary>Equal when the same is said of the same.</summary>
    /// <param name="other">The other one.</param>
    public bool Equals(Diagnosis? other) => other is not null && Cause == other.Cause && Subject == other.Subject && Message == other.Message && Count == other.Count;

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Cause, Subject, Message, Count);
}

/// <summary>Names a container.</summary>
/// <param name="Namespace">Namespace of its pod.</param>
/// <param name="Pod">Name of its pod.</param>
/// <param name="Name">Its name.</param>
public sealed record ContainerReference(string Namespace, string Pod, string Name);
