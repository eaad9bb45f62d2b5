using Cake.Core;

namespace Slipway.Images;

/// <summary>An image's name in full.</summary>
/// <param name="Registry">The registry, without a scheme: <c>docker.io</c>, <c>localhost:5000</c>.</param>
/// <param name="Repository">The repository in it: <c>library/postgres</c>.</param>
/// <param name="Tag">The tag.</param>
public sealed record ImageName(string Registry, string Repository, string Tag)
{
    private const string PublicRegistry = "docker.io";

    /// <summary>Whether the registry is on this machine; such a one is spoken to without TLS, as docker does.</summary>
    public bool IsLocal => HostOf(Registry) is "localhost" or "127.0.0.1" or "[::1]";

    /// <summary>
    /// Reads a name, filling in what it leaves out. A first segment is a registry when it has a dot or a port, or is localhost.
    /// Source: https://pkg.go.dev/github.com/distribution/reference.
    /// </summary>
    /// <param name="reference">The name: <c>docker.io/library/postgres:15</c>, or <c>postgres:15</c>.</param>
    /// <exception cref="CakeException">It has no tag, or a digest.</exception>
    public static ImageName Parse(string reference)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(reference);
        var colon = reference.LastIndexOf(':');
        if (colon <= reference.LastIndexOf('/') || colon == reference.Length - 1 || reference.Contains('@', StringComparison.Ordinal))
        {
            throw new CakeException($"Reading the image name '{reference}': it has no tag. Write it as registry/name:tag.");
        }

        var (path, tag) = (reference[..colon], reference[(colon + 1)..]);
        var slash = path.IndexOf('/', StringComparison.Ordinal);
        var first = slash < 0 ? "" : path[..slash];
        if (first.AsSpan().ContainsAny('.', ':') || first == "localhost")
        {
            return new ImageName(first, path[(slash + 1)..], tag);
        }

        return new ImageName(PublicRegistry, slash < 0 ? $"library/{path}" : path, tag);
    }

    /// <summary>The same image in another registry, as the charts' <c>global.imageRegistry</c> names it.</summary>
    /// <param name="registry">The registry.</param>
    public ImageName In(string registry) => this with { Registry = registry };

    /// <summary>The name with a digest, which says exactly which image is meant.</summary>
    /// <param name="digest">The digest.</param>
    public string At(string digest) => $"{Registry}/{Repository}@{digest}";

    /// <inheritdoc/>
    public override string ToString() => $"{Registry}/{Repository}:{Tag}";

    private static string HostOf(string registry)
    {
        var colon = registry.LastIndexOf(':');
        return colon < 0 || registry.EndsWith(']') ? registry : registry[..colon];
    }
}
