using Slipway.Model;

namespace Slipway.Images;

/// <summary>What was done with an image.</summary>
/// <param name="Name">The image.</param>
/// <param name="State">What was done.</param>
/// <param name="Duration">The time it took; of images that were published together, without that.</param>
public sealed record ImageResult(ImageName Name, ImageState State, TimeSpan Duration)
{
    /// <summary>The digest in the registry; null while the registry does not have it.</summary>
    public string? Digest { get; init; }

    /// <summary>What docker said.</summary>
    public string Output { get; init; } = "";

    /// <summary>The image as it lies in the registry.</summary>
    /// <exception cref="InvalidOperationException">The registry does not have it yet.</exception>
    public ImageReference Reference => new(Name.Repository, Name.Registry, Name.Tag, Digest ?? throw new InvalidOperationException($"{Name} is not in its registry."));
}

/// <summary>What was done with an image.</summary>
public enum ImageState
{
    /// <summary>Nothing: its registry has it.</summary>
    Present,

    /// <summary>It is in the Docker engine, not in its registry.</summary>
    Built,

    /// <summary>It was pushed to its registry.</summary>
    Pushed,

    /// <summary>It was fetched from its public registry and pushed.</summary>
    Mirrored,

    /// <summary>An equivalent was built here and pushed.</summary>
    BuiltLocally,
}
