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
    : DockerOperandTool<DockerRegistryLoginSettings>(fileSystem, environment, processRunner, tools)
{
    protected override ProcessArgumentBuilder GetArguments(DockerRegistryLoginSettings settings) =>
        new ProcessArgumentBuilder()
            .Append("login")
            .AppendOption("username", settings.Username)
            .AppendOption("password-stdin", settings.PasswordStdin);
}
