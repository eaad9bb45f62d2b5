namespace Slipway.Build.Arguments;

/// <summary>Lists the arguments that a task takes, beyond those of the tasks it depends on.</summary>
/// <param name="names">Names out of <see cref="BuildArguments"/>.</param>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true)]
public sealed class TakesArgumentsAttribute(params string[] names) : Attribute
{
    /// <summary>Names out of <see cref="BuildArguments"/>.</summary>
    public IReadOnlyList<string> Names { get; } = names;
}
