using Slipway.Model;

namespace Slipway.Build;

/// <summary>The environments that systems are deployed to.</summary>
public static class Environments
{
    /// <summary>A cluster on the developer's own machine.</summary>
    public static EnvironmentDefinition Local { get; } = new("local") { Registry = "localhost:5000", GeneratesSecrets = true };

    /// <summary>Where developers try things together.</summary>
    public static EnvironmentDefinition Dev { get; } = new("dev") { Context = "dev", Registry = "registry.dev.example.com", GeneratesSecrets = true };

    /// <summary>As production, with nobody's data.</summary>
    public static EnvironmentDefinition Staging { get; } = new("staging") { Context = "staging", Registry = "registry.example.com" };

    /// <summary>Production.</summary>
    public static EnvironmentDefinition Prod { get; } = new("prod") { Context = "prod", Registry = "registry.example.com", NeedsConfirmation = true };

    /// <summary>All environments, on the way to production.</summary>
    public static IReadOnlyList<EnvironmentDefinition> All { get; } = [Local, Dev, Staging, Prod];
}
