using System.Collections.Frozen;

namespace Slipway.Validation.Schemas.Checks;

/// <summary>Which checks there are for which type. What they refuse is what the API server's own validation refuses most often.</summary>
internal static class TypeChecks
{
    private static readonly TypeCheck[] None = [];

    private static readonly Lazy<FrozenDictionary<string, TypeCheck[]>> ByType = new(() =>
    {
        (string Type, TypeCheck Check)[] all =
        [
            .. MetadataChecks.All, .. ContainerChecks.All, .. ProbeChecks.All, .. PodChecks.All, .. VolumeChecks.All, .. PlacementChecks.All,
            .. WorkloadChecks.All, .. JobChecks.All, .. AutoscalingChecks.All, .. ServiceChecks.All, .. IngressChecks.All, .. NetworkPolicyChecks.All,
            .. AccessChecks.All, .. DataChecks.All, .. ClaimChecks.All, .. LimitChecks.All,
        ];
        return all.GroupBy(pair => pair.Type, pair => pair.Check, StringComparer.Ordinal).ToFrozenDictionary(group => group.Key, group => group.ToArray(), StringComparer.Ordinal);
    });

    /// <summary>The checks for a type.</summary>
    /// <param name="type">Name of the type.</param>
    public static TypeCheck[] For(string type) => ByType.Value.GetValueOrDefault(type, None);
}
