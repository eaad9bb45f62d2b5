using Cake.Core;
using Cake.Core.IO;

namespace Slipway.Processes;

/// <summary>Cake's context with another process runner, so that an addin's aliases run through <see cref="ToolProcesses"/>.</summary>
/// <param name="context">Cake's context.</param>
/// <param name="runner">The process runner.</param>
public sealed class ToolContext(ICakeContext context, IProcessRunner runner) : CakeContextAdapter(context)
{
    /// <inheritdoc/>
    public override IProcessRunner ProcessRunner => runner;
}
