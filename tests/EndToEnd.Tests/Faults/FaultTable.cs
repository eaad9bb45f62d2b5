using System.Globalization;
using System.Text;

namespace EndToEnd.Tests.Faults;

/// <summary>Writes what was measured into docs/reliability.md, between its markers.</summary>
internal static class FaultTable
{
    public const string CtrlC = "Ctrl-C";
    public const string TwoRuns = "two Deploys at once";
    public const string FullDisk = "disk full for artifacts";
    public const string StorageClass = "unknown storage class";
    public const string StuckNamespace = "namespace stuck in Terminating";

    private const string Begin = "<!-- faults:begin -->";
    private const string End = "<!-- faults:end -->";

    public static async Task WriteAsync()
    {
        var path = Repository.PathOf("docs", "reliability.md");
        var text = await File.ReadAllTextAsync(path);
        var (start, end) = (text.IndexOf(Begin, StringComparison.Ordinal) + Begin.Length, text.IndexOf(End, StringComparison.Ordinal));
        await File.WriteAllTextAsync(path, $"{text[..start]}\n{Text()}{text[end..]}");
    }

    private static string Text()
    {
        string[] faults = [.. FaultCatalog.Names, CtrlC, TwoRuns, FullDisk, StorageClass, StuckNamespace];
        var results = Find(faults);
        var text = new StringBuilder();
        text.Append("\n| Fault | What the run said | Sign to verdict | Whole run | Exit code | End |\n|---|---|---|---|---|---|\n");
        foreach (var result in results)
        {
            text.Append(CultureInfo.InvariantCulture, $"| {result.Name} | {Cell(result.Said)} | {Seconds(result.SignToVerdict)} | {Seconds(result.Duration)} | {result.ExitCode} | {result.End} |\n");
        }

        double[] times = [.. results.Select(result => result.SignToVerdict).OfType<double>().Order()];
        if (times.Length > 0)
        {
            text.Append(CultureInfo.InvariantCulture, $"\nSign to verdict, of {times.Length} faults: median {times[times.Length / 2]:0.0} s, longest {times[^1]:0.0} s.\n");
        }

        AppendKills(text);
        AppendSlow(text);
        AppendHelm(text);
        AppendNotRun(text, [.. faults, .. FaultTests.KillNames, .. SlowRollouts.Names]);
        return text.Append('\n').ToString();
    }

    private static void AppendKills(StringBuilder text)
    {
        var kills = Find(FaultTests.KillNames);
        if (kills.Count > 0)
        {
            text.Append(CultureInfo.InvariantCulture, $"\nSIGKILL at {kills.Count} random moments: the next Deploy was verified each time, after {kills.Min(kill => kill.Duration):0.0} s to {kills.Max(kill => kill.Duration):0.0} s.\n");
        }
    }

    private static void AppendSlow(StringBuilder text)
    {
        text.Append("\n| Slow or noisy, but healthy | Whole run | Exit code | End |\n|---|---|---|---|\n");
        foreach (var result in Find(SlowRollouts.Names))
        {
            text.Append(CultureInfo.InvariantCulture, $"| {result.Name} | {Seconds(result.Duration)} | {result.ExitCode} | {result.End} |\n");
        }
    }

    private static void AppendHelm(StringBuilder text)
    {
        text.Append("\n| Fault | Slipway: rolled back after | `helm upgrade --wait --rollback-on-failure` ended after | helm's exit code | What helm said |\n|---|---|---|---|---|\n");
        foreach (var fault in HelmComparisonTests.Faults)
        {
            if (FaultResult.Find<FaultResult>(FaultCheck.Kind, fault.Name) is { } slipway && FaultResult.Find<HelmResult>(HelmComparisonTests.Kind, fault.Name) is { } helm)
            {
                text.Append(CultureInfo.InvariantCulture, $"| {fault.Name} | {Seconds(slipway.Duration)} | {Seconds(helm.Duration)} | {helm.ExitCode} | {Cell(helm.Said)} |\n");
            }
        }
    }

    private static void AppendNotRun(StringBuilder text, IReadOnlyList<string> all)
    {
        var known = Find(all).Select(result => result.Name).ToHashSet(StringComparer.Ordinal);
        if (all.Where(name => !known.Contains(name)).ToArray() is { Length: > 0 } missing)
        {
            text.Append(CultureInfo.InvariantCulture, $"\nNot run, or not as expected:\n{string.Join(",\n", missing)}.\n");
        }
    }

    private static IReadOnlyList<FaultResult> Find(IEnumerable<string> names) => [.. names.Select(name => FaultResult.Find<FaultResult>(FaultCheck.Kind, name)).OfType<FaultResult>()];

    private static string Seconds(double? value) => value is { } found ? string.Create(CultureInfo.InvariantCulture, $"{found:0.0} s") : "";

    private static string Cell(string text) => text.Replace("|", "\\|", StringComparison.Ordinal).Replace('<', '‹').Replace('>', '›');
}
