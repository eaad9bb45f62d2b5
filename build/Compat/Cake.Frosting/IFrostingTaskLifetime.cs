using Cake.Core;

namespace Cake.Frosting;

/// <summary>What happens before and after every task. Derive from <see cref="FrostingTaskLifetime{TContext}"/>.</summary>
public interface IFrostingTaskLifetime : IFrostingTaskSetup, IFrostingTaskTeardown;

/// <summary>What happens before every task.</summary>
public interface IFrostingTaskSetup
{
    /// <summary>Runs before every task. When it throws, the task is not run, but its teardown is.</summary>
    /// <param name="context">The context of the run.</param>
    /// <param name="info">The task that is about to run.</param>
    void Setup(ICakeContext context, ITaskSetupContext info);
}

/// <summary>What happens after every task.</summary>
public interface IFrostingTaskTeardown
{
    /// <summary>Runs after every task, also a skipped or failed one.</summary>
    /// <param name="context">The context of the run.</param>
    /// <param name="info">The task, its duration, and whether it was skipped.</param>
    void Teardown(ICakeContext context, ITaskTeardownContext info);
}
