using Cake.Core;
using Cake.Core.IO;
using Slipway.Build.Arguments;
using Slipway.Deployments;
using Slipway.Rollouts;

namespace Slipway.Build.Deploy;

/// <summary>What the command line tells a deployment or a removal.</summary>
public sealed class DeployOptions
{
    /// <summary>Reads the arguments.</summary>
    /// <param name="options">Reads single arguments.</param>
    /// <exception cref="CakeException">A value file does not exist, a value is not <c>key=value</c>, or a number or time is none.</exception>
    public DeployOptions(OptionReader options)
    {
        ArgumentNullException.ThrowIfNull(options);
        Confirm = options.Text(BuildArguments.Confirm);
        Plan = options.Path(BuildArguments.Plan) is { } plan ? new FilePath(plan) : null;
        IsDryRun = options.Switch(BuildArguments.DryRun);
        User = new UserValues(options.Files(BuildArguments.Values), options.Texts(BuildArguments.Set));
        Undeploy = new UndeployOptions(
            options.Switch(BuildArguments.DeleteVolumes), options.Switch(BuildArguments.DeleteNamespaces), options.Switch(BuildArguments.ForceFinalize));
        Grace = new GracePeriods(options.Factor(BuildArguments.Grace) ?? 1);
        LockWait = options.Time(BuildArguments.WaitForLock) ?? TimeSpan.Zero;
        if (User.Set.FirstOrDefault(item => item.IndexOf('=', StringComparison.Ordinal) < 1) is { } unreadable)
        {
            throw new CakeException($"Reading the command line: --set={unreadable} is no key=value.");
        }
    }

    /// <summary>The name that confirms (<c>--confirm</c>); null when it was not given.</summary>
    public string? Confirm { get; }

    /// <summary>The plan to deploy by (<c>--plan</c>), absolute; null for none.</summary>
    public FilePath? Plan { get; }

    /// <summary>Whether nothing is changed (<c>--dry-run</c>).</summary>
    public bool IsDryRun { get; }

    /// <summary>The user's own values (<c>--values</c>, <c>--set</c>).</summary>
    public UserValues User { get; }

    /// <summary>How long signs of failure may last (<c>--grace</c>).</summary>
    public GracePeriods Grace { get; }

    /// <summary>How long to wait for another run (<c>--wait-for-lock</c>); zero to fail at once.</summary>
    public TimeSpan LockWait { get; }

    /// <summary>What is removed beside a release.</summary>
    public UndeployOptions Undeploy { get; }
}
