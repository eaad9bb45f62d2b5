using Cake.Core.Diagnostics;

namespace Cake.Testing;

/// <summary>One message as it was logged.</summary>
/// <param name="verbosity">The verbosity it was written with.</param>
/// <param name="level">Its level.</param>
/// <param name="message">Its text, arguments filled in.</param>
public sealed class FakeLogMessage(Verbosity verbosity, LogLevel level, string message)
{
    /// <summary>The verbosity the message was written with.</summary>
    public Verbosity Verbosity { get; } = verbosity;

    /// <summary>The level of the message.</summary>
    public LogLevel Level { get; } = level;

    /// <summary>The text, arguments filled in.</summary>
    public string Message { get; } = message;
}
