using Cake.Core.IO;

namespace Charts.Tests.Infrastructure;

/// <summary>Where the sources are, seen from a test that runs somewhere below them.</summary>
internal static class Repository
{
    public static DirectoryPath Root { get; } = FindRoot();

    public static DirectoryPath Charts => Root.Combine("charts");

    private static DirectoryPath FindRoot()
    {
        for (var directory = new DirectoryInfo(AppContext.BaseDirectory); directory is not null; directory = directory.Parent)
        {
            if (File.Exists(System.IO.Path.Combine(directory.FullName, "Slipway.slnx")))
            {
                return new DirectoryPath(directory.FullName);
            }
        }

        throw new DirectoryNotFoundException($"No folder above {AppContext.BaseDirectory} holds Slipway.slnx.");
    }
}
