using Cake.Core;

namespace Cake.Frosting;

/// <summary>A unit of work. Derive from <see cref="FrostingTask{T}"/> or <see cref="AsyncFrostingTask{T}"/>.</summary>
public interface IFrostingTask
{
    /// <summary>Gets the reason that the log gives when <see cref="ShouldRun"/> is false.</summary>
    /// <remarks>
    /// Read once, when the task is registered. A class counts as overriding it only when it lists
    /// <see cref="IFrostingTask"/> among its own base types again.
    /// </remarks>
    string SkippedMessage => string.Empty;

    /// <summary>Does the work.</summary>
    /// <param name="context">The context of the run.</param>
    /// <returns>The work.</returns>
    Task RunAsync(ICakeContext context);

    /// <summary>Says whether the task is to be run.</summary>
    /// <param name="context">The context of the run.</param>
    /// <returns><see langword="false"/> skips a dependency quietly; a target that is skipped fails the run.</returns>
    bool ShouldRun(ICakeContext context);

    /// <summary>Handles what the task threw. Returning normally counts as recovery: the run goes on, with exit code 0.</summary>
    /// <param name="exception">What was thrown.</param>
    /// <param name="context">The context of the run.</param>
    void OnError(Exception exception, ICakeContext context);

    /// <summary>Runs after the task, whether it succeeded or failed.</summary>
    /// <param name="context">The context of the run.</param>
    void Finally(ICakeContext context);
}
