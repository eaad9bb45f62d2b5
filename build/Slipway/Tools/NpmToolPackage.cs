using System.Runtime.InteropServices;
using Cake.Core;

namespace Slipway.Tools;

/// <summary>An npm package that carries tools for linux/amd64 in a zip archive, pinned by version and content.</summary>
/// <param name="Name">Name of the package.</param>
/// <param name="Version">Its version.</param>
/// <param name="Integrity">The tarball's SHA-512 as W3C Subresource Integrity writes it: <c>sha512-</c> and Base64.</param>
/// <param name="Archive">Path of the zip archive within the tarball.</param>
/// <param name="Tools">The tools in it.</param>
public sealed record NpmToolPackage(string Name, string Version, string Integrity, string Archive, IReadOnlyList<PackagedTool> Tools)
{
    /// <summary>Whether its programs run on a platform.</summary>
    public static bool Serves(PlatformFamily platform, Architecture architecture) =>
        platform == PlatformFamily.Linux && architecture == Architecture.X64;
}

/// <summary>A tool within a package.</summary>
/// <param name="Name">Name of the executable.</param>
/// <param name="Version">Its version.</param>
/// <param name="Entry">Path of the executable within the archive.</param>
public sealed record PackagedTool(string Name, ToolVersion Version, string Entry);
