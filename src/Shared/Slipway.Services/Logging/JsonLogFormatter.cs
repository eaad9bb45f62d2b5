using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Logging.Console;
using Slipway.Services.Configuration;

namespace Slipway.Services.Logging;

/// <summary>
/// One JSON object a line: timestamp (ISO 8601, UTC), level, message, logger, then the named values of scopes and message
/// such as job_id and worker_id. An exception becomes the one-line field error; its stack trace is added at level DEBUG only.
/// </summary>
internal sealed class JsonLogFormatter(Redactor redactor, TimeProvider time, bool withStackTrace) : ConsoleFormatter(FormatName)
{
    public const string FormatName = "json-lines";

    // Log collectors read UTF-8: only what JSON itself demands is escaped.
    private static readonly JsonWriterOptions WriterOptions = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public override void Write<TState>(in LogEntry<TState> logEntry, IExternalScopeProvider? scopeProvider, TextWriter textWriter)
    {
        var fields = LogFields.From(logEntry, scopeProvider, redactor);
        var buffer = new ArrayBufferWriter<byte>(256);
        using (var json = new Utf8JsonWriter(buffer, WriterOptions))
        {
            json.WriteStartObject();
            json.WriteString("timestamp", time.GetUtcNow().ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture));
            json.WriteString("level", fields.Level);
            json.WriteString("message", fields.Message);
            json.WriteString("logger", logEntry.Category);
            foreach (var (name, value) in fields.Named)
            {
                json.WriteString(name, value);
            }

            if (logEntry.Exception is { } exception)
            {
                json.WriteString("error", redactor.Redact(LogFields.Summarize(exception)));
                if (withStackTrace)
                {
                    json.WriteString("stack_trace", redactor.Redact(exception.ToString()));
                }
            }

            json.WriteEndObject();
        }

        textWriter.Write(Encoding.UTF8.GetString(buffer.WrittenSpan));
        textWriter.Write('\n');
    }
}
