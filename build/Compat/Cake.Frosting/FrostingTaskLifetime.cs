using Cake.Core;

namespace Cake.Frosting;

/// <summary>What happens before and after every task, on the standard context.</summary>
public abstract class FrostingTaskLifetime : FrostingTaskLifetime<ICakeContext>;

/// <summary>What happens before and after every task, on a context of one's own.</summary>
/// <typeparam name="TContext">The type of the context; the context of the run must be one.</typeparam>
public abstract class FrostingTaskLifetime<TContext> : IFrostingTaskLifetime
    where TContext : ICakeContext
{
    /// <summary>Runs before every task. When it throws, the task is not run, but its teardown is.</summary>
    /// <param name="context">The context of the run.</param>
    /// <param name="info">The task that is about to run.</param>
    public abstract void Setup(TContext context, ITaskSetupContext info);

    /// <summary>Runs after every task, also a skipped or failed one.</summary>
    /// <param name="context">The context of the run.</param>
    /// <param name="info">The task, its duration, and whether it was skipped.</param>
    public abstract void Teardown(TContext context, ITaskTeardownContext info);

    void IFrostingTaskSetup.Setup(ICakeContext context, ITaskSetupContext info) => Setup((TContext)context, info);

    void IFrostingTaskTeardown.Teardown(ICakeContext context, ITaskTeardownContext info) => Teardown((TContext)context, info);
}
