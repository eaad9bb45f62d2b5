using Cake.Core;
using Cake.Core.IO;

namespace Slipway.Build.Tests;

/// <summary>The test projects of the repository.</summary>
public static class TestSuites
{
    /// <summary>Category of the end-to-end tests that take too long for every run; targets of their own run them.</summary>
    public const string LongCategory = "Long";

    private const string EndToEndName = "EndToEnd.Tests";

    /// <summary>The suites in a folder: every subfolder with a project whose name ends with <c>.Tests</c>, by name; without the one that needs a cluster.</summary>
    /// <param name="fileSystem">The file system.</param>
    /// <param name="folder">The folder of the tests.</param>
    /// <param name="only">Name of the only suite asked for, or null.</param>
    /// <exception cref="CakeException">There is no suite of that name; the message names those there are.</exception>
    public static IReadOnlyList<FilePath> Find(IFileSystem fileSystem, DirectoryPath folder, string? only)
    {
        ArgumentNullException.ThrowIfNull(fileSystem);
        FilePath[] all =
        [
            .. fileSystem.GetDirectory(folder).GetDirectories("*", SearchScope.Current)
                .Select(child => child.Path.CombineWithFilePath(child.Path.GetDirectoryName() + ".csproj"))
                .Where(project => project.GetFilenameWithoutExtension().FullPath.EndsWith(".Tests", StringComparison.Ordinal) && NameOf(project) != EndToEndName && fileSystem.GetFile(project).Exists)
                .OrderBy(project => project.FullPath, StringComparer.Ordinal),
        ];
        FilePath[] chosen = [.. all.Where(project => only is null || NameOf(project) == only)];
        return chosen.Length > 0
            ? chosen
            : throw new CakeException($"Running tests: there is no suite '{only}'. {Wording.NearestNames.Hint(only ?? "", [.. all.Select(NameOf)])}");
    }

    /// <summary>The suite that needs a cluster.</summary>
    /// <param name="folder">The folder of the tests.</param>
    public static FilePath EndToEnd(DirectoryPath folder)
    {
        ArgumentNullException.ThrowIfNull(folder);
        return folder.CombineWithFilePath($"{EndToEndName}/{EndToEndName}.csproj");
    }

    /// <summary>Name of a suite.</summary>
    /// <param name="project">Its project.</param>
    public static string NameOf(FilePath project)
    {
        ArgumentNullException.ThrowIfNull(project);
        return project.GetFilenameWithoutExtension().FullPath;
    }
}
