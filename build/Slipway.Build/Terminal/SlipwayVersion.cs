using System.Reflection;
using Cake.Cli;

namespace Slipway.Build.Terminal;

/// <summary>What <c>--version</c> and <c>--info</c> say.</summary>
public sealed class SlipwayVersion : IVersionResolver
{
    /// <inheritdoc/>
    public string GetVersion() => typeof(SlipwayVersion).Assembly.GetName().Version!.ToString(3);

    /// <inheritdoc/>
    public string GetProductVersion() => typeof(SlipwayVersion).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? GetVersion();
}
