namespace Cake.Frosting;

/// <summary>Names a task. A task without it is named after its class.</summary>
/// <param name="name">The name: what <c>--target</c> takes, compared without regard to case.</param>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class TaskNameAttribute(string name) : Attribute
{
    /// <summary>Gets the name of the task.</summary>
    public string Name { get; } = name;
}
