using System.Runtime.CompilerServices;
using Cake.Addins;
using Cake.Core;
using Cake.Core.IO;
using Cake.Core.Tooling;

namespace Cake.Docker;

/// <summary>Runs a command of docker that works on one thing, which stands behind all options: an image, a folder, a registry.</summary>
internal abstract class DockerOperandTool<TSettings>(
    IFileSystem fileSystem,
    ICakeEnvironment environment,
    IProcessRunner processRunner,
    IToolLocator tools)
    : DockerTool<TSettings>(fileSystem, environment, processRunner, tools)
    where TSettings : AutoToolSettings
{
    // An operand that is missing is told by the name that the alias has for it.
    public void Run(TSettings settings, string operand, [CallerArgumentExpression(nameof(operand))] string? name = null)
    {
        ArgumentNullException.ThrowIfNull(settings);
        ArgumentException.ThrowIfNullOrWhiteSpace(operand, name);
        Run(settings, GetArguments(settings).AppendArgument(operand));
    }

    /// <summary>The command and its options.</summary>
    protected abstract ProcessArgumentBuilder GetArguments(TSettings settings);
}
