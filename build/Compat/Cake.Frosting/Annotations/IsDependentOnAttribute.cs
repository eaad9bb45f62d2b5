namespace Cake.Frosting;

/// <summary>Runs another task before this one. May be repeated: tasks run in the order of the attributes.</summary>
/// <param name="type">The class of the task that runs first; it implements <see cref="IFrostingTask"/>.</param>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class IsDependentOnAttribute(Type type) : Attribute
{
    /// <summary>Gets the class of the task that runs first.</summary>
    public Type Task { get; } = type;
}
