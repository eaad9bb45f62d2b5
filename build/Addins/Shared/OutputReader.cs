using Cake.Core.IO;

namespace Cake.Addins;

/// <summary>Takes the standard output of a tool that has ended.</summary>
internal sealed class OutputReader
{
    public IReadOnlyList<string> Lines { get; private set; } = [];

    public string Text => string.Join('\n', Lines);

    public void Read(IProcess process) => Lines = [.. process.GetStandardOutput() ?? []];
}
