namespace Slipway.Build.Arguments;

/// <summary>Lists the tools that a task needs, beside .NET and those of the tasks it depends on.</summary>
/// <param name="names">Names of tools, as <c>--target=Doctor</c> shows them.</param>
[AttributeUsage(AttributeTargets.Class)]
public sealed class NeedsToolsAttribute(params string[] names) : Attribute
{
    /// <summary>Names of tools.</summary>
    public IReadOnlyList<string> Names { get; } = names;
}
