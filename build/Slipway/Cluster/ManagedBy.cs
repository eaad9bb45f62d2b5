namespace Slipway.Cluster;

/// <summary>How objects that Slipway makes by itself are told from others.</summary>
public static class ManagedBy
{
    /// <summary>The label. Source: https://kubernetes.io/docs/concepts/overview/working-with-objects/common-labels/.</summary>
    public const string Label = "app.kubernetes.io/managed-by";

    /// <summary>Its value.</summary>
    public const string Slipway = "slipway";
}
