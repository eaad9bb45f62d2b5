using Cake.Core;

namespace Cake.Frosting;

/// <summary>An asynchronous task on the standard context.</summary>
public abstract class AsyncFrostingTask : AsyncFrostingTask<ICakeContext>;

/// <summary>An asynchronous task on a context of one's own.</summary>
/// <typeparam name="T">The type of the context. A task whose context the run's context is not is left out, with a warning.</typeparam>
public abstract class AsyncFrostingTask<T> : IFrostingTask
    where T : ICakeContext
{
    /// <summary>Does the work.</summary>
    /// <param name="context">The context of the run.</param>
    /// <returns>The work.</returns>
    public virtual Task RunAsync(T context) => Task.CompletedTask;

    /// <summary>Says whether the task is to be run.</summary>
    /// <param name="context">The context of the run.</param>
    /// <returns><see langword="false"/> skips a dependency quietly; a target that is skipped fails the run.</returns>
    public virtual bool ShouldRun(T context) => true;

    /// <summary>
    /// Handles what the task threw. Not overridden, the exception fails the run. Overridden, returning normally counts as
    /// recovery: the run goes on, with exit code 0.
    /// </summary>
    /// <param name="exception">What was thrown.</param>
    /// <param name="context">The context of the run.</param>
    public virtual void OnError(Exception exception, T context)
    {
    }

    /// <summary>Runs after the task, whether it succeeded or failed.</summary>
    /// <param name="context">The context of the run.</param>
    public virtual void Finally(T context)
    {
    }

    Task IFrostingTask.RunAsync(ICakeContext context) => RunAsync((T)context);

    bool IFrostingTask.ShouldRun(ICakeContext context) => ShouldRun((T)context);

    void IFrostingTask.OnError(Exception exception, ICakeContext context) => OnError(exception, (T)context);

    void IFrostingTask.Finally(ICakeContext context) => Finally((T)context);
}
