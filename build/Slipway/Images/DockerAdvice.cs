using Cake.Core;
using Slipway.Processes;
using Slipway.Tools;

namespace Slipway.Images;

/// <summary>What a person can do when docker fails.</summary>
internal static class DockerAdvice
{
    /// <summary>What to do when no engine answers.</summary>
    /// <param name="platform">The platform.</param>
    /// <param name="cause">Why none answers.</param>
    public static string ForEngine(PlatformFamily platform, string cause)
    {
        if (cause.Contains("permission denied", StringComparison.OrdinalIgnoreCase))
        {
            return "Let this user use it: sudo usermod -aG docker $USER, then log in anew.";
        }

        var start = platform == PlatformFamily.Linux ? "sudo systemctl start docker" : "start Docker Desktop";
        return cause.Contains("PATH", StringComparison.Ordinal) ? $"Install one: {ToolCatalog.Docker.Install.For(platform)}." : $"Start it: {start}.";
    }

    /// <summary>What to do when a registry does not take an image.</summary>
    /// <param name="image">The image.</param>
    /// <param name="error">What docker said.</param>
    public static string ForPush(ImageName image, string error)
    {
        if (error.Contains("denied", StringComparison.OrdinalIgnoreCase) || error.Contains("unauthorized", StringComparison.OrdinalIgnoreCase)
            || error.Contains("no basic auth", StringComparison.OrdinalIgnoreCase))
        {
            return $"Log in with the right to push: docker login {image.Registry}";
        }

        return image.IsLocal ? "Start the local cluster, which brings a registry: --target=Cluster-Up." : "See that the registry can be reached and takes images.";
    }

    /// <summary>Whether a command failed because a disk is full.</summary>
    /// <param name="outcome">What came of it.</param>
    public static bool IsDiskFull(ProcessOutcome outcome) => IsDiskFull(outcome.StandardError.Text) || IsDiskFull(outcome.StandardOutput.Text);

    // ENOSPC, in the words of Go, of the C library and of Windows.
    private static bool IsDiskFull(string text) =>
        text.Contains("no space left on device", StringComparison.OrdinalIgnoreCase) || text.Contains("not enough space on the disk", StringComparison.OrdinalIgnoreCase);
}
