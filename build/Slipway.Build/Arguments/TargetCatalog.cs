using System.Reflection;
using Cake.Core;
using Cake.Frosting;
using Slipway.Wording;

namespace Slipway.Build.Arguments;

/// <summary>Every target there is, read from the tasks' attributes, so that help and checks cannot drift from them.</summary>
/// <param name="assembly">The assembly with the tasks.</param>
public sealed class TargetCatalog(Assembly assembly)
{
    /// <summary>The targets, by name.</summary>
    public IReadOnlyList<Target> All { get; } =
    [
        .. assembly.GetTypes()
            .Where(type => typeof(IFrostingTask).IsAssignableFrom(type) && type is { IsAbstract: false, IsPublic: true })
            .Select(type => new Target(type))
            .OrderBy(target => target.Name, StringComparer.Ordinal),
    ];

    /// <summary>The targets that a command line asks for.</summary>
    /// <param name="arguments">The arguments, as Cake parsed them.</param>
    /// <exception cref="CakeException">There is no such target; the message names the nearest.</exception>
    public IEnumerable<Target> Chosen(ICakeArguments arguments)
    {
        ArgumentNullException.ThrowIfNull(arguments);
        return arguments.GetArguments("target").DefaultIfEmpty("Default").Select(Find);
    }

    /// <summary>The target of a task.</summary>
    /// <param name="task">The task's class.</param>
    public Target Of(Type task) => All.Single(target => target.Task == task);

    /// <summary>The target of a name, in any case.</summary>
    /// <param name="name">The name.</param>
    /// <exception cref="CakeException">There is none; the message names the nearest.</exception>
    public Target Find(string name) =>
        All.FirstOrDefault(target => target.Name.Equals(name, StringComparison.OrdinalIgnoreCase))
        ?? throw new CakeException($"Reading the command line: there is no target '{name}'. {NearestNames.Hint(name, [.. All.Select(target => target.Name)])}");
}
