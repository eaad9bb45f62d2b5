using Cake.Core.IO;

namespace Slipway.Tools;

/// <summary>A tool on this machine.</summary>
/// <param name="Name">Name of the executable, without <c>.exe</c>.</param>
/// <param name="Path">Absolute path of the executable.</param>
/// <param name="Version">Its version.</param>
public sealed record Tool(string Name, FilePath Path, ToolVersion Version);

/// <summary>What a search for a tool came to. With neither tool nor trouble it is simply not there.</summary>
/// <param name="Requirement">What was searched.</param>
/// <param name="Usable">A tool that is new enough; null when there is none.</param>
/// <param name="TooOld">A tool on PATH that is not new enough; null when there is none.</param>
/// <param name="Trouble">Why a tool on PATH is not used, in one line; null when there is none or it is used.</param>
public sealed record ToolSearch(ToolRequirement Requirement, Tool? Usable, Tool? TooOld, string? Trouble);
