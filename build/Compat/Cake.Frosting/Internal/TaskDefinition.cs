using System.Reflection;

namespace Cake.Frosting.Internal;

/// <summary>What the class of a task says about it.</summary>
internal sealed class TaskDefinition
{
    private readonly Type _type;
    private readonly Type _base;

    private TaskDefinition(Type type, Type taskBase)
    {
        _type = type;
        _base = taskBase;
    }

    public string Name => NameOf(_type);

    public string? Description => _type.GetCustomAttribute<TaskDescriptionAttribute>()?.Description;

    public Type ContextType => _base.GenericTypeArguments[0];

    public bool ContinuesOnError => _type.IsDefined(typeof(ContinueOnErrorAttribute));

    public IEnumerable<string> Dependencies
        => _type.GetCustomAttributes<IsDependentOnAttribute>().Select(attribute => NameOfTask(attribute.Task, "dependency"));

    public IEnumerable<string> Dependees
        => _type.GetCustomAttributes<IsDependeeOfAttribute>().Select(attribute => NameOfTask(attribute.Task, "reverse dependency"));

    /// <summary>Reads the definition of a task.</summary>
    /// <param name="task">The task.</param>
    /// <returns>The definition.</returns>
    /// <exception cref="FrostingException">The class derives from neither task base class.</exception>
    public static TaskDefinition Of(IFrostingTask task)
    {
        for (var type = task.GetType(); type is not null; type = type.BaseType)
        {
            if (type.IsConstructedGenericType
                && (type.GetGenericTypeDefinition() == typeof(FrostingTask<>) || type.GetGenericTypeDefinition() == typeof(AsyncFrostingTask<>)))
            {
                return new TaskDefinition(task.GetType(), type);
            }
        }

        throw new FrostingException(
            $"The task '{NameOf(task.GetType())}' must derive from {nameof(FrostingTask)} or {nameof(AsyncFrostingTask)}.");
    }

    /// <summary>Says whether the class, or one between it and the task base class, overrides a method of the base class.</summary>
    /// <param name="method">The name of the method.</param>
    /// <returns>Whether it does; <see langword="false"/> also when the base class has no such method.</returns>
    public bool Overrides(string method)
        => _base.GetMethod(method) is { } original
            && _type.GetMethods().Any(candidate => candidate.DeclaringType != _base && candidate.GetBaseDefinition() == original);

    private static string NameOfTask(Type type, string role)
        => type.IsAssignableTo(typeof(IFrostingTask))
            ? NameOf(type)
            : throw new FrostingException($"The {role} '{NameOf(type)}' is not a valid task.");

    private static string NameOf(Type type) => type.GetCustomAttribute<TaskNameAttribute>()?.Name ?? type.Name;
}
