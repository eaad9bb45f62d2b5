using System.Globalization;
using System.Text;
using Benchmarks;

// usage: Benchmarks REPOSITORY HOST     HOST is the host's assembly; helm and dotnet are on PATH
CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
var repository = args[0];
var host = args[1];
var report = new StringBuilder();
new ValidateBenchmark(repository, host).Run(report);

var page = Path.Combine(repository, "docs", "performance.md");
PerformancePage.Update(page, report.ToString());
Console.WriteLine(report);
Console.WriteLine($"Written to {page}");
