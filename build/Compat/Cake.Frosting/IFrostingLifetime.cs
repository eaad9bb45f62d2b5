using Cake.Core;

namespace Cake.Frosting;

/// <summary>What happens before the first and after the last task of a run. Derive from <see cref="FrostingLifetime{TContext}"/>.</summary>
public interface IFrostingLifetime : IFrostingSetup, IFrostingTeardown;

/// <summary>What happens before the first task of a run.</summary>
public interface IFrostingSetup
{
    /// <summary>Runs before the first task. When it throws, no task is run, but the teardown is.</summary>
    /// <param name="context">The context of the run.</param>
    /// <param name="info">What is about to run.</param>
    void Setup(ICakeContext context, ISetupContext info);
}

/// <summary>What happens after the last task of a run.</summary>
public interface IFrostingTeardown
{
    /// <summary>Runs after the last task, also when the setup or a task failed.</summary>
    /// <param name="context">The context of the run.</param>
    /// <param name="info">What came of the run.</param>
    void Teardown(ICakeContext context, ITeardownContext info);
}
