using Cake.Core;

namespace Cake.Testing;

/// <summary>A platform that is what the test says it is.</summary>
/// <param name="family">The platform family.</param>
/// <param name="is64Bit">Whether the platform is 64 bit.</param>
public sealed class FakePlatform(PlatformFamily family, bool is64Bit = true) : ICakePlatform
{
    /// <inheritdoc cref="ICakePlatform.Family"/>
    public PlatformFamily Family { get; set; } = family;

    /// <inheritdoc cref="ICakePlatform.Is64Bit"/>
    public bool Is64Bit { get; set; } = is64Bit;
}
