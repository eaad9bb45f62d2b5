namespace Cake.Frosting;

/// <summary>Runs this task before another one: <see cref="IsDependentOnAttribute"/>, seen from the other side.</summary>
/// <param name="type">The class of the task that runs afterwards; it implements <see cref="IFrostingTask"/>.</param>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class IsDependeeOfAttribute(Type type) : Attribute
{
    /// <summary>Gets the class of the task that runs afterwards.</summary>
    public Type Task { get; } = type;
}
