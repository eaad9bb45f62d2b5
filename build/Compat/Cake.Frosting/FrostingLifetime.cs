using Cake.Core;

namespace Cake.Frosting;

/// <summary>What happens before the first and after the last task of a run, on the standard context.</summary>
public abstract class FrostingLifetime : FrostingLifetime<ICakeContext>;

/// <summary>What happens before the first and after the last task of a run, on a context of one's own.</summary>
/// <typeparam name="TContext">The type of the context; the context of the run must be one.</typeparam>
public abstract class FrostingLifetime<TContext> : IFrostingLifetime
    where TContext : ICakeContext
{
    /// <summary>Runs before the first task. When it throws, no task is run, but the teardown is.</summary>
    /// <param name="context">The context of the run.</param>
    /// <param name="info">What is about to run.</param>
    public abstract void Setup(TContext context, ISetupContext info);

    /// <summary>Runs after the last task, also when the setup or a task failed.</summary>
    /// <param name="context">The context of the run.</param>
    /// <param name="info">What came of the run.</param>
    public abstract void Teardown(TContext context, ITeardownContext info);

    void IFrostingSetup.Setup(ICakeContext context, ISetupContext info) => Setup((TContext)context, info);

    void IFrostingTeardown.Teardown(ICakeContext context, ITeardownContext info) => Teardown((TContext)context, info);
}
