using Cake.Core;

namespace Slipway.Build.Terminal;

/// <summary>Cake's console without escape codes where nobody would see colours: in a file, in a pipe, in the log of a CI job (which sets <c>CI</c>).</summary>
/// <param name="environment">Cake's environment.</param>
public sealed class QuietConsole(ICakeEnvironment environment) : IConsole
{
    private readonly CakeConsole _console = new(environment);

    /// <summary>Whether a person watches the output as it comes.</summary>
    /// <param name="environment">Cake's environment.</param>
    public static bool IsWatched(ICakeEnvironment environment)
    {
        ArgumentNullException.ThrowIfNull(environment);
        return !Console.IsOutputRedirected && string.IsNullOrEmpty(environment.GetEnvironmentVariable("CI"));
    }

    /// <inheritdoc/>
    public ConsoleColor ForegroundColor
    {
        get => _console.ForegroundColor;
        set => _console.ForegroundColor = value;
    }

    /// <inheritdoc/>
    public ConsoleColor BackgroundColor
    {
        get => _console.BackgroundColor;
        set => _console.BackgroundColor = value;
    }

    /// <inheritdoc/>
    public bool SupportAnsiEscapeCodes { get; } = IsWatched(environment);

    /// <inheritdoc/>
    public void Write(string format, params object[] arg) => _console.Write(format, arg);

    /// <inheritdoc/>
    public void WriteLine(string format, params object[] arg) => _console.WriteLine(format, arg);

    /// <inheritdoc/>
    public void WriteError(string format, params object[] arg) => _console.WriteError(format, arg);

    /// <inheritdoc/>
    public void WriteErrorLine(string format, params object[] arg) => _console.WriteErrorLine(format, arg);

    /// <inheritdoc/>
    public void ResetColor() => _console.ResetColor();
}
