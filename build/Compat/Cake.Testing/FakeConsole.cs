using System.Globalization;
using Cake.Core;

namespace Cake.Testing;

/// <summary>A console that keeps what was written to it, one entry a call.</summary>
public sealed class FakeConsole : IConsole
{
    /// <summary>What was written to standard output.</summary>
    public List<string> Messages { get; set; } = [];

    /// <summary>What was written to standard error.</summary>
    public List<string> ErrorMessages { get; set; } = [];

    /// <inheritdoc/>
    public ConsoleColor ForegroundColor { get; set; } = ConsoleColor.Gray;

    /// <inheritdoc/>
    public ConsoleColor BackgroundColor { get; set; } = ConsoleColor.Black;

    /// <inheritdoc cref="IConsole.SupportAnsiEscapeCodes"/>
    public bool SupportAnsiEscapeCodes { get; set; }

    /// <inheritdoc/>
    public void Write(string format, params object[] arg) => Messages.Add(Format(format, arg));

    /// <inheritdoc/>
    public void WriteLine(string format, params object[] arg) => Messages.Add(Format(format, arg));

    /// <inheritdoc/>
    public void WriteError(string format, params object[] arg) => ErrorMessages.Add(Format(format, arg));

    /// <inheritdoc/>
    public void WriteErrorLine(string format, params object[] arg) => ErrorMessages.Add(Format(format, arg));

    /// <inheritdoc/>
    public void ResetColor()
    {
        ForegroundColor = ConsoleColor.Gray;
        BackgroundColor = ConsoleColor.Black;
    }

    private static string Format(string format, object[] arg) => string.Format(CultureInfo.InvariantCulture, format, arg);
}
