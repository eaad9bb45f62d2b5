using System.Globalization;
using System.Text.RegularExpressions;

namespace Services.Tests.Infrastructure;

/// <summary>Reads the Prometheus text format strictly: a line that does not fit is an error.</summary>
internal static partial class PrometheusReader
{
    public static IReadOnlyDictionary<string, double> Read(string text)
    {
        var samples = new Dictionary<string, double>(StringComparer.Ordinal);
        Assert.That(text, Does.EndWith("\n"));
        foreach (var line in text.Split('\n', StringSplitOptions.RemoveEmptyEntries).Where(line => !CommentPattern().IsMatch(line)))
        {
            var match = SamplePattern().Match(line);
            Assert.That(match.Success, Is.True, $"not a sample: {line}");
            var number = match.Groups["value"].Value;
            samples.Add(match.Groups["series"].Value, number == "+Inf" ? double.PositiveInfinity : double.Parse(number, CultureInfo.InvariantCulture));
        }

        return samples;
    }

    public static async Task<IReadOnlyDictionary<string, double>> ReadAsync(HttpClient http)
    {
        using var response = await http.GetAsync(new Uri("metrics", UriKind.Relative));
        Assert.That(response.Content.Headers.ContentType?.ToString(), Is.EqualTo("text/plain; version=0.0.4; charset=utf-8"));
        return Read(await response.Content.ReadAsStringAsync());
    }

    [GeneratedRegex(@"^# (HELP [a-zA-Z_:][a-zA-Z0-9_:]* .+|TYPE [a-zA-Z_:][a-zA-Z0-9_:]* (counter|gauge|histogram))$", RegexOptions.ExplicitCapture)]
    private static partial Regex CommentPattern();

    [GeneratedRegex(
        @"^(?<series>[a-zA-Z_:][a-zA-Z0-9_:]*(\{[a-zA-Z_][a-zA-Z0-9_]*=""([^""\\\n]|\\[\\n""])*""(,[a-zA-Z_][a-zA-Z0-9_]*=""([^""\\\n]|\\[\\n""])*"")*\})?) (?<value>[-+]?([0-9.]+([eE][-+]?[0-9]+)?|Inf)|NaN)$",
        RegexOptions.ExplicitCapture)]
    private static partial Regex SamplePattern();
}
