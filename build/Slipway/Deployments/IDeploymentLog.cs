using Slipway.Rollouts;

namespace Slipway.Deployments;

/// <summary>Is told how deployments go, while they do; from several at once.</summary>
public interface IDeploymentLog
{
    /// <summary>Something happened.</summary>
    /// <param name="system">Name of the system.</param>
    /// <param name="text">What, in one or more lines.</param>
    void Say(string system, string text);

    /// <summary>Workloads changed.</summary>
    /// <param name="system">Name of the system.</param>
    /// <param name="statuses">All that are waited for.</param>
    void Show(string system, IReadOnlyList<WorkloadStatus> statuses);
}
