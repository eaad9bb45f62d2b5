using Slipway.Manifests;

namespace Slipway.Build.Terminal;

/// <summary>Standard input of this process.</summary>
public sealed class StandardInput : IStandardInput
{
    /// <inheritdoc/>
    public Stream Open() => Console.OpenStandardInput();
}
