using Cake.Core;
using Cake.Core.Diagnostics;
using Cake.Core.IO;
using Cake.Core.Tooling;
using NSubstitute;
using Slipway.Processes;
using Slipway.Tools;
using Path = System.IO.Path;

namespace Slipway.Tests.Tools;

/// <summary>A temporary machine: a PATH with the executables that a test puts there, and an empty tools folder.</summary>
[System.Runtime.Versioning.UnsupportedOSPlatform("windows")]
internal sealed class ToolWorkspace : IDisposable
{
    public ToolWorkspace(NpmToolPackage? package = null)
    {
        Directory.CreateDirectory(Bin);
        Environment.Platform.Family.Returns(PlatformFamily.Linux);
        Environment.GetEnvironmentVariable("PATH").Returns(Bin);
        Environment.GetEnvironmentVariable("SLIPWAY_KUBE_STATE").Returns(Root);
        Folder = new ToolFolder(new DirectoryPath(Path.Combine(Root, ".tools")), package ?? ToolCatalog.Package);
        ToolPath = new ToolPath(Environment);
    }

    public string Root { get; } = Directory.CreateTempSubdirectory("slipway-tools-").FullName;

    public string Bin => Path.Combine(Root, "bin");

    public ICakeEnvironment Environment { get; } = Substitute.For<ICakeEnvironment>();

    public IToolLocator Locator { get; } = Substitute.For<IToolLocator>();

    public ToolFolder Folder { get; }

    public ToolPath ToolPath { get; }

    public FakeLauncher Launcher { get; } = new();

    public ToolFinder Finder(IProcessLauncher? launcher = null) => new(launcher ?? Launcher, ToolPath, Folder);

    public ToolRestorer Restorer(IProcessLauncher? launcher = null) => new(launcher ?? Launcher, ToolPath, Folder);

    public ToolResolver Resolver(IProcessLauncher? launcher = null) =>
        new(Finder(launcher), Restorer(launcher), Locator, Environment, Substitute.For<ICakeLog>())
        {
            Architecture = System.Runtime.InteropServices.Architecture.X64,
        };

    /// <summary>Puts an executable on PATH.</summary>
    public string AddExecutable(string name, string script = "exit 1")
    {
        var path = Path.Combine(Bin, name);
        File.WriteAllText(path, $"#!/bin/sh\n{script}\n");
        File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        return path;
    }

    /// <summary>Puts a packaged tool into the tools folder, as a restore leaves it.</summary>
    public string AddDownloaded(string name)
    {
        var folder = Folder.FolderOf(Folder.Package.Tools.Single(tool => tool.Name == name)).FullPath;
        Directory.CreateDirectory(folder);
        var path = Path.Combine(folder, name);
        File.WriteAllText(path, "");
        return path;
    }

    public void Dispose() => Directory.Delete(Root, recursive: true);
}
