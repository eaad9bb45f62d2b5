namespace Slipway.Rollouts;

/// <summary>Why something does not become ready. What lies at the root of others stands before them.</summary>
public enum FailureCause
{
    /// <summary>It was deleted, or was never made.</summary>
    Gone,

    /// <summary>A quota refuses its pods.</summary>
    QuotaExceeded,

    /// <summary>Admission (a webhook, Pod Security, a missing ServiceAccount) refuses its pods.</summary>
    AdmissionRefused,

    /// <summary>A claim gets no volume, and nobody will bring one: no such class, no class at all.</summary>
    ClaimWithoutClass,

    /// <summary>A claim gets no volume from its provisioner.</summary>
    ClaimNotProvisioned,

    /// <summary>A claim's volume is lost.</summary>
    ClaimLost,

    /// <summary>No node takes its pod.</summary>
    Unschedulable,

    /// <summary>The node of its pod does not answer.</summary>
    NodeSilent,

    /// <summary>The text is no name of an image.</summary>
    ImageNameInvalid,

    /// <summary>The registry has no such image, or does not give it.</summary>
    ImageRefused,

    /// <summary>The registry does not answer.</summary>
    RegistryUnreachable,

    /// <summary>A ConfigMap, a Secret, or a key of one is missing.</summary>
    ConfigurationMissing,

    /// <summary>A volume cannot be mounted.</summary>
    MountFailed,

    /// <summary>The node cannot make the pod's sandbox: its network, mostly.</summary>
    SandboxFailed,

    /// <summary>A container cannot be started: no such program, no right to run it.</summary>
    StartRefused,

    /// <summary>A container uses more memory than its limit.</summary>
    OutOfMemory,

    /// <summary>A container ends again and again.</summary>
    CrashLoop,

    /// <summary>The kubelet kills a container because of its liveness or startup probe.</summary>
    KilledByProbe,

    /// <summary>A job failed, or its tries fail one after the other.</summary>
    JobFailed,

    /// <summary>A job took longer than its own deadline.</summary>
    JobDeadline,

    /// <summary>An init container neither ends nor says anything new.</summary>
    InitContainerStuck,

    /// <summary>The readiness probe does not succeed.</summary>
    NeverReady,

    /// <summary>An autoscaler's target does not exist.</summary>
    AutoscalerWithoutTarget,

    /// <summary>A Service selects no pod.</summary>
    ServiceWithoutPods,

    /// <summary>The Deployment's own deadline for progress is over.</summary>
    NoProgress,
}
