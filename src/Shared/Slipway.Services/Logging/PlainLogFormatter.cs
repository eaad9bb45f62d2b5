using System.Globalization;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Logging.Console;
using Slipway.Services.Configuration;

namespace Slipway.Services.Logging;

/// <summary>One line for people: time (UTC), level, message, then the named values that the message does not show.</summary>
internal sealed class PlainLogFormatter(Redactor redactor, TimeProvider time, bool withStackTrace) : ConsoleFormatter(FormatName)
{
    public const string FormatName = "plain-lines";

    public override void Write<TState>(in LogEntry<TState> logEntry, IExternalScopeProvider? scopeProvider, TextWriter textWriter)
    {
        var fields = LogFields.From(logEntry, scopeProvider, redactor);
        textWriter.Write(time.GetUtcNow().ToString("HH:mm:ss.fff ", CultureInfo.InvariantCulture));
        textWriter.Write(fields.Level.PadRight(8));
        textWriter.Write(' ');
        textWriter.Write(fields.Message.ReplaceLineEndings(" "));
        foreach (var (name, value) in fields.Named.Where(pair => !fields.Message.Contains(pair.Value, StringComparison.Ordinal)))
        {
            textWriter.Write($" {name}={value.ReplaceLineEndings(" ")}");
        }

        if (logEntry.Exception is { } exception)
        {
            textWriter.Write(redactor.Redact($" error={LogFields.Summarize(exception)}"));
            if (withStackTrace)
            {
                textWriter.Write('\n');
                textWriter.Write(redactor.Redact(exception.ToString()));
            }
        }

        textWriter.Write('\n');
    }
}
