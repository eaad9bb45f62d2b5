using Cake.Core;
using Cake.Core.Diagnostics;

namespace Cake.Frosting.Internal;

/// <summary>Tells Cake's engine the tasks and lifetimes of a build.</summary>
internal sealed class TaskGraph(
    ICakeEngine engine,
    IFrostingContext context,
    ICakeLog log,
    IEnumerable<IFrostingTask> tasks,
    IFrostingSetup? setup = null,
    IFrostingTeardown? teardown = null,
    IFrostingTaskSetup? taskSetup = null,
    IFrostingTaskTeardown? taskTeardown = null)
{
    public void Register()
    {
        foreach (var task in tasks)
        {
            var definition = TaskDefinition.Of(task);
            if (definition.ContextType.IsInstanceOfType(context))
            {
                log.Debug("Registering task: {0}", definition.Name);
                Register(task, definition);
            }
            else
            {
                log.Warning(
                    "Task '{0}' cannot be used: it needs the context {1}, and the run's context is {2}.",
                    definition.Name,
                    definition.ContextType.FullName,
                    context.GetType().FullName);
            }
        }

        RegisterLifetimes();
    }

    private void Register(IFrostingTask task, TaskDefinition definition)
    {
        var builder = engine.RegisterTask(definition.Name).Description(definition.Description);

        // What is not overridden is not registered: Cake reports a task without work as delegated, and takes any error handler
        // that returns for a recovery.
        if (definition.Overrides(nameof(FrostingTask.Run)) || definition.Overrides(nameof(AsyncFrostingTask.RunAsync)))
        {
            builder.Does(task.RunAsync);
        }

        if (definition.Overrides(nameof(IFrostingTask.ShouldRun)))
        {
            builder.WithCriteria(task.ShouldRun, task.SkippedMessage);
        }

        if (definition.ContinuesOnError)
        {
            builder.ContinueOnError();
        }

        if (definition.Overrides(nameof(IFrostingTask.OnError)))
        {
            builder.OnError(exception => task.OnError(exception, context));
        }

        if (definition.Overrides(nameof(IFrostingTask.Finally)))
        {
            builder.Finally(() => task.Finally(context));
        }

        Order(builder, definition);
    }

    private static void Order(CakeTaskBuilder builder, TaskDefinition definition)
    {
        foreach (var name in definition.Dependencies)
        {
            builder.IsDependentOn(name);
        }

        foreach (var name in definition.Dependees)
        {
            builder.IsDependeeOf(name);
        }
    }

    private void RegisterLifetimes()
    {
        if (setup is not null)
        {
            engine.RegisterSetupAction(info => setup.Setup(context, info));
        }

        if (teardown is not null)
        {
            engine.RegisterTeardownAction(info => teardown.Teardown(context, info));
        }

        if (taskSetup is not null)
        {
            engine.RegisterTaskSetupAction(info => taskSetup.Setup(context, info));
        }

        if (taskTeardown is not null)
        {
            engine.RegisterTaskTeardownAction(info => taskTeardown.Teardown(context, info));
        }
    }
}
