using Cake.Core;
using Cake.Core.IO;

namespace Slipway.Build;

/// <summary>The repository's folders, absolute.</summary>
/// <param name="environment">Cake's environment.</param>
public sealed class Folders(ICakeEnvironment environment)
{
    /// <summary>Name of the environment variable with the repository's folder; <c>build.sh</c> sets it. Without it: the working directory.</summary>
    public const string RootVariable = "SLIPWAY_ROOT";

    /// <summary>The repository.</summary>
    public DirectoryPath Root { get; } = environment.GetEnvironmentVariable(RootVariable) is { Length: > 0 } root ? new DirectoryPath(root) : environment.WorkingDirectory;

    /// <summary>The charts of the repository.</summary>
    public DirectoryPath Charts => Root.Combine("charts");

    /// <summary>Custom resource definitions that objects are checked against, unless <c>--crds</c> says otherwise.</summary>
    public DirectoryPath CustomResources => Root.Combine("build/crds");

    /// <summary>Where the results of a run go, unless <c>--output</c> says otherwise.</summary>
    public DirectoryPath Artifacts => Root.Combine("artifacts");

    /// <summary>What earlier runs found out.</summary>
    public DirectoryPath Cache => Root.Combine(".build/cache");

    /// <summary>Charts put together with their dependencies.</summary>
    public DirectoryPath StagedCharts => Root.Combine(".build/charts");

    /// <summary>Tools that Slipway fetched for itself.</summary>
    public DirectoryPath Tools => Root.Combine(".tools");

    /// <summary>The suites of tests.</summary>
    public DirectoryPath Tests => Root.Combine("tests");

    /// <summary>The documentation.</summary>
    public DirectoryPath Docs => Root.Combine("docs");
}
