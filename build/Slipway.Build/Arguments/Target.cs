using System.Reflection;
using Cake.Frosting;

namespace Slipway.Build.Arguments;

/// <summary>A target: a task as its attributes describe it.</summary>
/// <param name="type">The task's class.</param>
public sealed class Target(Type type)
{
    /// <summary>The task's class.</summary>
    public Type Task { get; } = type;

    /// <summary>Name, as it is given to <c>--target</c>.</summary>
    public string Name { get; } = type.GetCustomAttribute<TaskNameAttribute>()?.Name ?? type.Name;

    /// <summary>What it does, in one line.</summary>
    public string Description => Task.GetCustomAttribute<TaskDescriptionAttribute>()?.Description ?? "";

    /// <summary>The targets that run before it, the first ones first.</summary>
    public IReadOnlyList<Target> Dependencies => [.. Task.GetCustomAttributes<IsDependentOnAttribute>().Select(dependency => new Target(dependency.Task))];

    /// <summary>The arguments that it and the targets before it take, in the order of <see cref="BuildArguments.All"/>.</summary>
    public IReadOnlyList<BuildArgument> Arguments => [.. BuildArguments.All.Values.Where(argument => ArgumentNames().Contains(argument.Name))];

    /// <summary>The tools that it and the targets before it need, beside .NET.</summary>
    public IReadOnlyList<string> Tools =>
        [.. (Task.GetCustomAttribute<NeedsToolsAttribute>()?.Names ?? []).Concat(Dependencies.SelectMany(dependency => dependency.Tools)).Distinct(StringComparer.Ordinal)];

    /// <summary>Examples for the help.</summary>
    public IReadOnlyList<ExampleAttribute> Examples => [.. Task.GetCustomAttributes<ExampleAttribute>()];

    private IEnumerable<string> ArgumentNames() =>
        Task.GetCustomAttributes<TakesArgumentsAttribute>().SelectMany(takes => takes.Names).Concat(Dependencies.SelectMany(dependency => dependency.ArgumentNames()));
}
