using System.Text;

namespace Benchmarks;

/// <summary>Validate against a plain shell script that runs helm lint and helm template on the same charts and value sets, in the same run.</summary>
internal sealed class ValidateBenchmark(string repository, string host)
{
    private const int Rounds = 3;
    private const int Charts = 20;
    private const int Documents = 1000;
    private static readonly int[] Scales = [5, 20, 100];

    private readonly string _script = Path.Combine(AppContext.BaseDirectory, "baseline.sh");
    private readonly string _output = Directory.CreateTempSubdirectory("slipway-benchmark-output-").FullName;

    public void Run(StringBuilder report)
    {
        report.AppendLine($"Measured {DateTime.UtcNow:yyyy-MM-dd} on {Environment.ProcessorCount} cores, medians of {Rounds} rounds.").AppendLine();
        Compare(report);
        OwnCharts(report);
        Checks(report);
        Scale(report);
        Directory.Delete(_output, recursive: true);
    }

    private void Compare(StringBuilder report)
    {
        using var workload = new Workload(repository, Charts);
        List<Sample> script = [], cold = [], warm = [], unchanged = [];
        for (var round = 0; round < Rounds; round++)
        {
            Progress($"round {round + 1} of {Rounds}");
            script.Add(Measure.Run("bash", [_script, .. workload.Charts]));
            cold.Add(Validate(workload.Folder, "--no-cache"));
            workload.ChangeOneValueFile();
            warm.Add(Validate(workload.Folder));
            unchanged.Add(Validate(workload.Folder));
        }

        var baseline = Measure.Median(script);
        report.AppendLine($"{Charts} charts x 5 value sets (copies of this repository's charts):").AppendLine();
        report.AppendLine("| | time | of the script's | goal | host's peak memory |").AppendLine("|---|---|---|---|---|");
        report.AppendLine($"| shell script: helm lint, helm template | {baseline.Seconds:0.00} s | 1.00 | | |");
        Row(report, "Validate, cold (`--no-cache`)", cold, baseline, 0.6);
        Row(report, "Validate, one value file changed", warm, baseline, null);
        Row(report, "Validate, nothing changed", unchanged, baseline, 0.1);
        report.AppendLine();
    }

    private void OwnCharts(StringBuilder report)
    {
        List<Sample> start = [], version = [], hostVersion = [], unchanged = [];
        var buildScript = Path.Combine(repository, "build.sh");
        Validate(Path.Combine(repository, "charts"));
        for (var round = 0; round < Rounds; round++)
        {
            Progress($"start {round + 1} of {Rounds}");
            start.Add(Host("--target=Restore-Tools"));
            hostVersion.Add(Host("--version"));
            version.Add(Measure.Run("bash", buildScript, "--version"));
            unchanged.Add(Validate(Path.Combine(repository, "charts")));
        }

        var started = Measure.Median(start).Seconds;
        var validated = Measure.Median(unchanged);
        report.AppendLine("This repository's own charts, and starting:").AppendLine();
        report.AppendLine("| | time | goal |").AppendLine("|---|---|---|");
        report.AppendLine($"| the host with a task that finds everything in place (`--target=Restore-Tools`) | {started:0.00} s | 0.40 s: {Verdict(started <= 0.4)} |");
        report.AppendLine($"| the host alone (`--version`) | {Measure.Median(hostVersion).Seconds:0.00} s | |");
        report.AppendLine($"| `./build.sh --version` | {Measure.Median(version).Seconds:0.00} s | about the same |");
        report.AppendLine($"| Validate, nothing changed | {validated.Seconds:0.00} s | start + 0.20 s: {Verdict(validated.Seconds <= started + 0.2)} |");
        report.AppendLine();
    }

    private void Checks(StringBuilder report)
    {
        using var charts = new Workload(repository, Charts);
        using var manifests = new ManifestWorkload(Documents);
        List<Sample> start = [], render = [], again = [], unchanged = [], documents = [];
        for (var round = 0; round < Rounds; round++)
        {
            Progress($"checks {round + 1} of {Rounds}");
            start.Add(Host("--target=Restore-Tools"));
            render.Add(Host("--target=Render-Charts", $"--charts={charts.Folder}", $"--output={_output}", "--no-cache"));
            Validate(charts.Folder);
            unchanged.Add(Validate(charts.Folder));
            ForgetChecks();
            again.Add(Validate(charts.Folder));
            documents.Add(Host("--target=Validate", $"--manifests={manifests.Path}", $"--output={_output}"));
        }

        var rendered = Measure.Median(render).Seconds - Measure.Median(start).Seconds;
        var checks = Measure.Median(again).Seconds - Measure.Median(unchanged).Seconds;
        var checkedIn = Measure.Median(documents).Seconds;
        report.AppendLine($"All rules together ({Charts} charts x 5 value sets):").AppendLine();
        report.AppendLine("| | time | goal |").AppendLine("|---|---|---|");
        report.AppendLine($"| rendering alone (`--target=Render-Charts --no-cache`, without the host's start) | {rendered:0.00} s | |");
        report.AppendLine($"| what the checks add: Validate with everything of helm's known and nothing checked yet, less Validate with nothing changed | {checks:0.00} s, {checks / rendered:0.00} of rendering | 0.30: {Verdict(checks <= 0.3 * rendered)} |");
        report.AppendLine($"| {Documents} manifests of {ManifestWorkload.Lines} lines (`--manifests=`), the whole run | {checkedIn:0.00} s | 1.00 s: {Verdict(checkedIn <= 1)} |");
        report.AppendLine();
    }

    // What helm said is kept apart from what the rules found.
    private void ForgetChecks()
    {
        foreach (var area in new[] { "check", "chart", "files", "page" })
        {
            var folder = Path.Combine(repository, ".build", "cache", area);
            if (Directory.Exists(folder))
            {
                Directory.Delete(folder, recursive: true);
            }
        }
    }

    private void Scale(StringBuilder report)
    {
        report.AppendLine("Cold, by number of charts (one round each):").AppendLine();
        report.AppendLine("| charts | time | per chart | host's peak memory |").AppendLine("|---|---|---|---|");
        foreach (var count in Scales)
        {
            Progress($"{count} charts");
            using var workload = new Workload(repository, count);
            var sample = Validate(workload.Folder, "--no-cache");
            report.AppendLine($"| {count} | {sample.Seconds:0.00} s | {sample.Seconds / count:0.000} s | {sample.PeakMegabytes:0} MB |");
        }

        report.AppendLine();
    }

    private Sample Validate(string charts, params string[] more) => Host(["--target=Validate", $"--charts={charts}", $"--output={_output}", .. more]);

    private Sample Host(params string[] arguments) => Measure.Run("dotnet", [host, .. arguments]);

    private static void Row(StringBuilder report, string name, List<Sample> samples, Sample baseline, double? goal)
    {
        var median = Measure.Median(samples);
        var ratio = median.Seconds / baseline.Seconds;
        var verdict = goal is { } limit ? $"{limit:0.0}: {Verdict(ratio <= limit)}" : "";
        report.AppendLine($"| {name} | {median.Seconds:0.00} s | {ratio:0.00} | {verdict} | {median.PeakMegabytes:0} MB |");
    }

    private static string Verdict(bool isMet) => isMet ? "met" : "missed";

    private static void Progress(string text) => Console.Error.WriteLine($"benchmark: {text}");
}
