namespace Slipway.Model;

/// <summary>A place that systems are deployed to.</summary>
/// <param name="Name">Name of the environment, which is also that of its value set: <c>staging</c> for <c>values-staging.yaml</c>.</param>
public sealed record EnvironmentDefinition(string Name);
