using System.Text.Json;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Slipway.Services.Configuration;

namespace Slipway.Services.Logging;

/// <summary>The fields of one log entry: message and level, then what the scopes and the message itself name, secrets masked.</summary>
internal sealed class LogFields
{
    private static readonly HashSet<string> Reserved = ["timestamp", "level", "message", "logger", "error", "stack_trace"];

    private LogFields(string level, string message)
    {
        Level = level;
        Message = message;
    }

    public string Level { get; }

    public string Message { get; }

    /// <summary>Named values, outermost scope first; a name used twice has its innermost value.</summary>
    public Dictionary<string, string> Named { get; } = [];

    public static LogFields From<TState>(in LogEntry<TState> entry, IExternalScopeProvider? scopes, Redactor redactor)
    {
        var fields = new LogFields(NameOf(entry.LogLevel), redactor.Redact(entry.Formatter(entry.State, null)));
        scopes?.ForEachScope(static (scope, target) => target.Fields.Add(scope, target.Redactor), (Fields: fields, Redactor: redactor));
        fields.Add(entry.State, redactor);
        return fields;
    }

    /// <summary>An exception in one line: each message of the chain, outermost first.</summary>
    public static string Summarize(Exception exception)
    {
        var messages = new List<string>();
        for (var current = exception; current is not null; current = current.InnerException)
        {
            messages.Add($"{current.GetType().Name}: {current.Message}");
        }

        return string.Join(" <- ", messages).ReplaceLineEndings(" ");
    }

    /// <summary>The level names of the Python services that this log format comes from; log queries depend on them.</summary>
    private static string NameOf(LogLevel level) => level switch
    {
        LogLevel.Trace or LogLevel.Debug => "DEBUG",
        LogLevel.Warning => "WARNING",
        LogLevel.Error => "ERROR",
        LogLevel.Critical => "CRITICAL",
        _ => "INFO",
    };

    private void Add(object? source, Redactor redactor)
    {
        if (source is not IEnumerable<KeyValuePair<string, object?>> pairs)
        {
            return;
        }

        foreach (var (key, value) in pairs)
        {
            var name = JsonNamingPolicy.SnakeCaseLower.ConvertName(key);
            var text = redactor.Redact(Convert.ToString(value, System.Globalization.CultureInfo.InvariantCulture) ?? string.Empty);
            if (key != "{OriginalFormat}" && !Reserved.Contains(name) && text != Message)
            {
                Named[name] = text;
            }
        }
    }
}
