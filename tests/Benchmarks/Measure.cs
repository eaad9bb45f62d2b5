using System.Diagnostics;
using System.Globalization;

namespace Benchmarks;

/// <summary>What a command took.</summary>
/// <param name="Seconds">Wall-clock time, in seconds.</param>
/// <param name="PeakMegabytes">Largest resident memory of the process itself, in MB; 0 where the system does not tell.</param>
/// <param name="Output">What it wrote to standard output.</param>
internal sealed record Sample(double Seconds, double PeakMegabytes, string Output);

/// <summary>Runs commands and takes their time.</summary>
internal static class Measure
{
    public static Sample Run(string file, params string[] arguments)
    {
        var started = Stopwatch.GetTimestamp();
        using var process = Process.Start(new ProcessStartInfo(file, arguments) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        var output = process.StandardOutput.ReadToEndAsync();
        var error = process.StandardError.ReadToEndAsync();
        var peak = 0.0;
        while (!process.WaitForExit(20))
        {
            peak = Math.Max(peak, PeakOf(process.Id));
        }

        var seconds = Stopwatch.GetElapsedTime(started).TotalSeconds;
        return process.ExitCode == 0
            ? new Sample(seconds, peak, output.Result)
            : throw new InvalidOperationException($"{file} {string.Join(' ', arguments)}: exit code {process.ExitCode}\n{output.Result}{error.Result}");
    }

    /// <summary>Median of several runs, by time.</summary>
    public static Sample Median(IEnumerable<Sample> samples)
    {
        var sorted = samples.OrderBy(sample => sample.Seconds).ToArray();
        return sorted[sorted.Length / 2] with { PeakMegabytes = sorted.Max(sample => sample.PeakMegabytes) };
    }

    // proc(5): VmHWM is the high-water mark of resident memory, so the last look before the end is nearly exact.
    private static double PeakOf(int id)
    {
        try
        {
            var line = File.ReadLines($"/proc/{id}/status").FirstOrDefault(line => line.StartsWith("VmHWM:", StringComparison.Ordinal));
            return line is null ? 0 : double.Parse(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture) / 1024;
        }
        catch (IOException)
        {
            return 0;
        }
    }
}
