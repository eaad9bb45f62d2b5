namespace Slipway.Manifests;

/// <summary>How much a document may hold.</summary>
internal static class ManifestLimits
{
    /// <summary>How deep a document may nest: deeper than any real manifest, and far from what would overflow the stack.</summary>
    public const int Depth = 200;
}
