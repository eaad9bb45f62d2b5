using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Console;
using Slipway.Services.Configuration;

namespace Slipway.Services.Logging;

/// <summary>Sets up the log of a service from <c>LOG_LEVEL</c> and <c>LOG_FORMAT</c>.</summary>
public static class ServiceLog
{
    private static readonly Dictionary<string, LogLevel> Levels = new()
    {
        ["debug"] = LogLevel.Debug,
        ["info"] = LogLevel.Information,
        ["warning"] = LogLevel.Warning,
        ["error"] = LogLevel.Error,
        ["critical"] = LogLevel.Critical,
    };

    private static readonly Dictionary<string, string> Formats = new()
    {
        ["json"] = JsonLogFormatter.FormatName,
        ["console"] = PlainLogFormatter.FormatName,
    };

    /// <summary>
    /// Sends the log to standard output. <c>LOG_LEVEL</c>: DEBUG, INFO (default), WARNING, ERROR or CRITICAL.
    /// <c>LOG_FORMAT</c>: json (default) or console.
    /// </summary>
    /// <param name="logging">What is set up; providers added before are removed.</param>
    /// <param name="settings">The environment.</param>
    /// <exception cref="ServiceException">A variable has an unknown value.</exception>
    public static void AddServiceLog(this ILoggingBuilder logging, Settings settings) =>
        logging.AddServiceLog(
            settings.Redactor,
            settings.Choice("LOG_LEVEL", LogLevel.Information, Levels),
            settings.Choice("LOG_FORMAT", JsonLogFormatter.FormatName, Formats));

    /// <summary>A log for the failure that kept the settings from being read: JSON, every level.</summary>
    /// <param name="logging">What is set up.</param>
    /// <param name="redactor">Knows the secrets read so far.</param>
    internal static void AddFallbackLog(this ILoggingBuilder logging, Redactor redactor) =>
        logging.AddServiceLog(redactor, LogLevel.Information, JsonLogFormatter.FormatName);

    private static void AddServiceLog(this ILoggingBuilder logging, Redactor redactor, LogLevel level, string format)
    {
        var withStackTrace = level == LogLevel.Debug;
        logging.ClearProviders();
        logging.AddConsole(options => options.FormatterName = format);
        logging.Services.AddSingleton<ConsoleFormatter>(new JsonLogFormatter(redactor, TimeProvider.System, withStackTrace));
        logging.Services.AddSingleton<ConsoleFormatter>(new PlainLogFormatter(redactor, TimeProvider.System, withStackTrace));
        logging.SetMinimumLevel(level);
        logging.AddFilter("Microsoft", Max(level, LogLevel.Warning));
        logging.AddFilter("Microsoft.Hosting.Lifetime", level);
        logging.AddFilter("System.Net.Http", Max(level, LogLevel.Warning));
    }

    private static LogLevel Max(LogLevel one, LogLevel other) => one > other ? one : other;
}
