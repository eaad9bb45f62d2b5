using Cake.Core.Tooling;

namespace Cake.Docker;

/// <summary>What every command of docker takes.</summary>
public abstract class AutoToolSettings : ToolSettings;
