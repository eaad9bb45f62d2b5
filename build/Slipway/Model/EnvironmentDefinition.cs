namespace Slipway.Model;

/// <summary>A place that systems are deployed to.</summary>
/// <param name="Name">Name of the environment, which is also that of its value set: <c>staging</c> for <c>values-staging.yaml</c>.</param>
public sealed record EnvironmentDefinition(string Name)
{
    /// <summary>The kube context it must be reached by; null where any context of a local cluster will do.</summary>
    public string? Context { get; init; }

    /// <summary>The registry that its images come from, without a scheme: <c>localhost:5000</c>.</summary>
    public required string Registry { get; init; }

    /// <summary>Whether deploying, removing or restoring asks for <c>--confirm=&lt;name&gt;</c> or an interactive yes.</summary>
    public bool NeedsConfirmation { get; init; }

    /// <summary>Whether secrets that are missing are generated; otherwise they must be given.</summary>
    public bool GeneratesSecrets { get; init; }

    /// <summary>How long a release may take to become ready.</summary>
    public TimeSpan RolloutTimeLimit { get; init; } = TimeSpan.FromMinutes(10);

    /// <summary>What becomes of a release that fails.</summary>
    public RollbackPolicy Rollback { get; init; } = RollbackPolicy.RollBack;

    /// <summary>What becomes of a release whose deployment is interrupted (Ctrl-C, SIGTERM).</summary>
    public RollbackPolicy OnInterrupt { get; init; } = RollbackPolicy.Keep;
}

/// <summary>What becomes of a release that fails.</summary>
public enum RollbackPolicy
{
    /// <summary>It goes back to the last revision that was deployed; a first install is removed.</summary>
    RollBack,

    /// <summary>It stays as it is, to be looked at.</summary>
    Keep,
}
