using Cake.Core.Tooling;

namespace Slipway.Tests.Addins;

/// <summary>Settings, and the exact command line that they make.</summary>
public sealed record ToolCase<TSettings>(string Arguments, Action<TSettings> Set, string? Logged = null)
    where TSettings : ToolSettings;

/// <summary>A test class that names the cases of one runner.</summary>
public interface IToolCases<TSettings>
    where TSettings : ToolSettings
{
    static abstract IEnumerable<ToolCase<TSettings>> Cases { get; }
}
