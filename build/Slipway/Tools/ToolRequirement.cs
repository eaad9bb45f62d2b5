namespace Slipway.Tools;

/// <summary>A tool, and how new it has to be.</summary>
/// <param name="Name">Name of the executable, without <c>.exe</c>.</param>
/// <param name="Minimum">The oldest version that will do.</param>
/// <param name="VersionArguments">Arguments that make it print its version.</param>
/// <param name="Install">How to install it.</param>
public sealed record ToolRequirement(string Name, Version Minimum, IReadOnlyList<string> VersionArguments, InstallAdvice Install)
{
    /// <summary>What is needed, in words: <c>3.14 or newer</c>.</summary>
    public string Needed => $"{ToolVersion.Short(Minimum)} or newer";

    /// <summary>Whether a version is new enough.</summary>
    public bool Accepts(ToolVersion version)
    {
        ArgumentNullException.ThrowIfNull(version);
        return version.Number >= Minimum;
    }
}
