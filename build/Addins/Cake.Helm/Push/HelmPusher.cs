using Cake.Addins;
using Cake.Core;
using Cake.Core.IO;
using Cake.Core.Tooling;

namespace Cake.Helm;

/// <summary>Runs <c>helm push</c>.</summary>
/// <param name="fileSystem">The file system.</param>
/// <param name="environment">The environment.</param>
/// <param name="processRunner">The process runner.</param>
/// <param name="tools">The tool locator.</param>
public sealed class HelmPusher(IFileSystem fileSystem, ICakeEnvironment environment, IProcessRunner processRunner, IToolLocator tools)
    : HelmTool<HelmPushSettings>(fileSystem, environment, processRunner, tools)
{
    /// <summary>Uploads a packaged chart to an OCI registry.</summary>
    /// <param name="settings">The settings.</param>
    /// <param name="package">The packaged chart.</param>
    /// <param name="remote">Where to, without the chart's name: <c>oci://registry.example.com/charts</c>.</param>
    public void Run(HelmPushSettings settings, FilePath package, string remote)
    {
        ArgumentNullException.ThrowIfNull(settings);
        ArgumentNullException.ThrowIfNull(package);
        ArgumentException.ThrowIfNullOrWhiteSpace(remote);
        Run(settings, GetArguments(settings, package, remote));
    }

    private ProcessArgumentBuilder GetArguments(HelmPushSettings settings, FilePath package, string remote) =>
        new ProcessArgumentBuilder()
            .Append("push")
            .AppendGlobal(settings, Environment)
            .AppendOption("plain-http", settings.PlainHttp)
            .AppendOption("insecure-skip-tls-verify", settings.InsecureSkipTlsVerify)
            .AppendOption("ca-file", settings.CaFile?.MakeAbsolute(Environment).FullPath)
            .AppendArgument(Absolute(package))
            .AppendArgument(remote);
}
