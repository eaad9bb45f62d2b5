using Cake.Core;

namespace Slipway.Tools;

/// <summary>How a person installs a tool, by the package manager's own words.</summary>
/// <param name="Linux">On Linux.</param>
/// <param name="MacOS">On macOS.</param>
/// <param name="Windows">On Windows.</param>
public sealed record InstallAdvice(string Linux, string MacOS, string Windows)
{
    /// <summary>The advice for one platform.</summary>
    public string For(PlatformFamily platform) => platform switch
    {
        PlatformFamily.Windows => Windows,
        PlatformFamily.OSX => MacOS,
        _ => Linux,
    };
}
