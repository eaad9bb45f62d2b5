namespace Slipway.Build.Arguments;

/// <summary>An example that the help shows for a task.</summary>
/// <param name="arguments">What stands behind the target, such as <c>--env=staging</c>; may be empty.</param>
/// <param name="description">What the example does, in a few words.</param>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true)]
public sealed class ExampleAttribute(string arguments, string description) : Attribute
{
    /// <summary>What stands behind the target.</summary>
    public string Arguments { get; } = arguments;

    /// <summary>What the example does.</summary>
    public string Description { get; } = description;
}
