using EndToEnd.Tests.Infrastructure;

namespace EndToEnd.Tests.Faults;

/// <summary>How a deployment with a fault has to end.</summary>
internal enum FaultEnding
{
    /// <summary>Named, and rolled back to what was there; the rollback is proven by the smoke tests.</summary>
    RolledBack,

    /// <summary>Outlasted: the new revision is verified.</summary>
    Verified,

    /// <summary>Named before anything was changed.</summary>
    Refused,
}

/// <summary>What counts as the first sign that something is wrong.</summary>
internal enum FaultSign
{
    /// <summary>The first warning about the object, or the first bad state of one of its containers.</summary>
    Trouble,

    /// <summary>The start of a new pod's container: the cluster shows nothing else.</summary>
    Start,

    /// <summary>A new pod: nothing at all happens to it.</summary>
    Creation,
}

/// <summary>One fault: how it is brought about, and what a deployment must make of it.</summary>
/// <param name="Name">In words, for the table.</param>
/// <param name="Inject">Brings it about; gives what the command line of the deployment says besides the system.</param>
internal sealed record Fault(string Name, Func<Task<string[]>> Inject)
{
    /// <summary>The system that is deployed.</summary>
    public string System { get; init; } = "jobqueue";

    /// <summary>Name of the object that is at fault, or what it begins with: signs are looked for on it and its pods.</summary>
    public string Culprit { get; init; } = "jobqueue-worker";

    /// <summary>What the error must say: kind and name of the object, and words of the cause.</summary>
    public string[] Says { get; init; } = [];

    /// <summary>What the output must say besides.</summary>
    public string[] Shows { get; init; } = [];

    /// <summary>What is done to the cluster, or to the run, while the run goes on.</summary>
    public Func<TimedRun, Task>? Meanwhile { get; init; }

    /// <summary>Takes it back, whatever became of the run.</summary>
    public Func<Task>? Undo { get; init; }

    /// <summary>How the deployment has to end.</summary>
    public FaultEnding Ending { get; init; } = FaultEnding.RolledBack;

    /// <summary>What counts as the first sign that something is wrong.</summary>
    public FaultSign Sign { get; init; } = FaultSign.Trouble;

    /// <summary>Whether there is a container, and with it evidence, to be kept.</summary>
    public bool LeavesEvidence { get; init; } = true;

    public override string ToString() => Name;
}
