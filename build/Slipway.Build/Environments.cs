using Slipway.Model;

namespace Slipway.Build;

/// <summary>The environments that systems are deployed to.</summary>
public static class Environments
{
    /// <summary>A cluster on the developer's own machine.</summary>
    public static EnvironmentDefinition Local { get; } = new("local");

    /// <summary>Where developers try things together.</summary>
    public static EnvironmentDefinition Dev { get; } = new("dev");

    /// <summary>As production, with nobody's data.</summary>
    public static EnvironmentDefinition Staging { get; } = new("staging");

    /// <summary>Production.</summary>
    public static EnvironmentDefinition Prod { get; } = new("prod");

    /// <summary>All environments, on the way to production.</summary>
    public static IReadOnlyList<EnvironmentDefinition> All { get; } = [Local, Dev, Staging, Prod];
}
