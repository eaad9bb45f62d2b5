using Cake.Core.Tooling;

namespace Cake.Kubectl;

/// <summary>
/// What every command of kubectl takes. The real addin knows no positional arguments and no global options: they are appended
/// with <see cref="ToolSettings.ArgumentCustomization"/>, after the options of the settings.
/// </summary>
public abstract class AutoToolSettings : ToolSettings;
