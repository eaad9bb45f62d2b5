using System.Globalization;
using System.Text;
using Benchmarks;

// usage: Benchmarks REPOSITORY HOST [deploy]     HOST is the host's assembly; helm, kubectl and dotnet are on PATH.
// With 'deploy' Deploy is measured, on the local cluster, in place of Validate.
CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
var (repository, host) = (args[0], args[1]);
var page = Path.Combine(repository, "docs", "performance.md");
var report = new StringBuilder();
if (args is [_, _, "deploy"])
{
    new DeployBenchmark(host).Run(report);
    PerformancePage.Update(page, "deploy", report.ToString());
}
else
{
    new ValidateBenchmark(repository, host).Run(report);
    PerformancePage.Update(page, "validate", report.ToString());
}

Console.WriteLine($"Written to {page}");
