using Cake.Core;
using Cake.Core.IO;
using Path = System.IO.Path;

namespace Slipway.Tools;

/// <summary>Looks executables up on PATH as a shell does: the first one counts.</summary>
/// <param name="environment">The environment whose PATH it is.</param>
public sealed class ToolPath(ICakeEnvironment environment)
{
    /// <summary>The first executable of this name on PATH; null when there is none.</summary>
    /// <param name="name">Name without extension.</param>
    public FilePath? Find(string name)
    {
        var windows = environment.Platform.Family == PlatformFamily.Windows;
        string[] names = windows ? [$"{name}.exe", $"{name}.cmd"] : [name];
        foreach (var folder in (environment.GetEnvironmentVariable("PATH") ?? "").Split(windows ? ';' : ':'))
        {
            // A relative entry would mean another tool in every working directory.
            if (!Path.IsPathFullyQualified(folder))
            {
                continue;
            }

            foreach (var candidate in names)
            {
                var path = Path.Combine(folder, candidate);
                if (IsExecutable(path))
                {
                    return new FilePath(path);
                }
            }
        }

        return null;
    }

    private static bool IsExecutable(string path)
    {
        const UnixFileMode Execute = UnixFileMode.UserExecute | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute;
        return File.Exists(path) && (OperatingSystem.IsWindows() || (File.GetUnixFileMode(path) & Execute) != 0);
    }
}
