using Cake.Addins;
using Cake.Core;
using Cake.Core.IO;
using Cake.Core.Tooling;

namespace Cake.Helm;

/// <summary>Runs <c>helm registry login</c>.</summary>
/// <param name="fileSystem">The file system.</param>
/// <param name="environment">The environment.</param>
/// <param name="processRunner">The process runner.</param>
/// <param name="tools">The tool locator.</param>
public sealed class HelmRegistryLogin(
    IFileSystem fileSystem,
    ICakeEnvironment environment,
    IProcessRunner processRunner,
    IToolLocator tools)
    : HelmTool<HelmRegistryLoginSettings>(fileSystem, environment, processRunner, tools)
{
    /// <summary>Logs in to an OCI registry.</summary>
    /// <param name="settings">The settings.</param>
    /// <param name="host">The registry's host, and port where it has one.</param>
    /// <param name="password">The password or token; it goes to helm by standard input alone.</param>
    public void Run(HelmRegistryLoginSettings settings, string host, string password)
    {
        ArgumentNullException.ThrowIfNull(settings);
        ArgumentException.ThrowIfNullOrWhiteSpace(host);
        ArgumentException.ThrowIfNullOrEmpty(password);
        Run(settings, GetArguments(settings, host), new ProcessSettings { StandardInput = password }, null);
    }

    private ProcessArgumentBuilder GetArguments(HelmRegistryLoginSettings settings, string host) =>
        new ProcessArgumentBuilder()
            .Append("registry")
            .Append("login")
            .AppendGlobal(settings, Environment)
            .AppendOption("username", settings.Username)
            .AppendOption("password-stdin", true)
            .AppendOption("plain-http", settings.PlainHttp)
            .AppendOption("insecure", settings.Insecure)
            .AppendOption("ca-file", settings.CaFile?.MakeAbsolute(Environment).FullPath)
            .AppendArgument(host);
}
