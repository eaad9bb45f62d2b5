using Cake.Addins;
using Cake.Core;
using Cake.Core.IO;
using Cake.Core.Tooling;

namespace Cake.Docker;

/// <summary>Runs <c>docker login</c>.</summary>
internal sealed class DockerRegistryLogin(
    IFileSystem fileSystem,
    ICakeEnvironment environment,
    IProcessRunner processRunner,
    IToolLocator tools)
    : DockerTool<DockerRegistryLoginSettings>(fileSystem, environment, processRunner, tools)
{
    public void Run(DockerRegistryLoginSettings settings, string server)
    {
        ArgumentNullException.ThrowIfNull(settings);
        ArgumentException.ThrowIfNullOrWhiteSpace(server);
        Run(settings, GetArguments(settings, server));
    }

    private static ProcessArgumentBuilder GetArguments(DockerRegistryLoginSettings settings, string server) =>
        new ProcessArgumentBuilder()
            .Append("login")
            .AppendOption("username", settings.Username)
            .AppendOption("password-stdin", settings.PasswordStdin)
            .AppendArgument(server);
}
