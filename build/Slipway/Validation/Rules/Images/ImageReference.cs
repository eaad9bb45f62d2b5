namespace Slipway.Validation.Rules.Images;

/// <summary>The parts of an image reference. Source: https://pkg.go.dev/github.com/distribution/reference.</summary>
/// <param name="Repository">Registry and name.</param>
/// <param name="Tag">The tag, or null.</param>
/// <param name="Digest">The digest, such as <c>sha256:…</c>, or null.</param>
internal sealed record ImageReference(string Repository, string? Tag, string? Digest)
{
    /// <summary>Reads a reference; of one that is none, everything is the repository.</summary>
    /// <param name="text">The reference.</param>
    public static ImageReference Parse(string text)
    {
        var at = text.IndexOf('@', StringComparison.Ordinal);
        var digest = at < 0 ? null : text[(at + 1)..];
        var name = at < 0 ? text : text[..at];

        // A colon before the last slash belongs to the registry's port.
        var colon = name.LastIndexOf(':');
        return colon > name.LastIndexOf('/')
            ? new ImageReference(name[..colon], name[(colon + 1)..], digest)
            : new ImageReference(name, null, digest);
    }
}
