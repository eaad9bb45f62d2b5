using System.Text;

namespace Slipway.Services.Metrics;

/// <summary>Makes Prometheus names out of OpenTelemetry ones.</summary>
internal static class MetricName
{
    /// <summary>
    /// A metric's name with its unit as suffix, and <c>_total</c> for counters, as OpenTelemetry's compatibility rules say
    /// (https://opentelemetry.io/docs/specs/otel/compatibility/prometheus_and_openmetrics/).
    /// </summary>
    public static string Of(string instrument, string? unit, bool isCounter)
    {
        var name = Label(instrument);
        var suffix = unit switch
        {
            "s" => "_seconds",
            "By" => "_bytes",
            _ => string.Empty,
        };
        name = name.EndsWith(suffix, StringComparison.Ordinal) ? name : name + suffix;
        return isCounter && !name.EndsWith("_total", StringComparison.Ordinal) ? name + "_total" : name;
    }

    /// <summary>A name of letters, digits and underscores that does not start with a digit.</summary>
    public static string Label(string name)
    {
        var text = new StringBuilder(name.Length);
        foreach (var character in name)
        {
            text.Append(char.IsAsciiLetterOrDigit(character) ? character : '_');
        }

        return char.IsAsciiDigit(text[0]) ? $"_{text}" : text.ToString();
    }
}
