using System.Text;

namespace Benchmarks;

/// <summary>
/// Deploy of both systems, from prepared images, against a plain shell script that has helm install them one after the other, in the same run.
/// Before each the systems are removed, with namespaces and data.
/// </summary>
internal sealed class DeployBenchmark(string host)
{
    private const int Rounds = 3;

    private static readonly (string Name, string[] Namespaces)[] Systems =
        [("task-system", ["task-system-master", "task-system-slave"]), ("jobqueue", ["jobqueue"])];

    private readonly string _script = Path.Combine(AppContext.BaseDirectory, "baseline-deploy.sh");
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("slipway-benchmark-deploy-");

    public void Run(StringBuilder report)
    {
        var up = Measure.Run("dotnet", host, "--target=Cluster-Up");
        Environment.SetEnvironmentVariable("KUBECONFIG", up.Output.Split("export KUBECONFIG=")[1].Split('\n')[0].Trim());
        List<Sample> script = [], deploy = [], again = [];
        try
        {
            // The first one also builds the images, and the node pulls them.
            Progress("prepare");
            Deploy();
            Prepare();
            for (var round = 0; round < Rounds; round++)
            {
                Progress($"round {round + 1} of {Rounds}");
                Undeploy();
                script.Add(Measure.Run("bash", _script, _folder.FullName));
                Undeploy();
                deploy.Add(Deploy());
                again.Add(Deploy());
                Progress($"script {script[^1].Seconds:0.0} s, Deploy {deploy[^1].Seconds:0.0} s, again {again[^1].Seconds:0.0} s");
            }
        }
        finally
        {
            _folder.Delete(recursive: true);
        }

        Write(report, Measure.Median(script).Seconds, Measure.Median(deploy).Seconds, Measure.Median(again).Seconds);
    }

    private static void Write(StringBuilder report, double script, double deploy, double again)
    {
        var limit = 3.0 * Systems.Length;
        report.AppendLine($"Measured {DateTime.UtcNow:yyyy-MM-dd} on {Environment.ProcessorCount} cores, medians of {Rounds} rounds; images built, and pulled once.").AppendLine();
        report.AppendLine("| | time | of the script's | goal |").AppendLine("|---|---|---|---|");
        report.AppendLine($"| shell script: helm upgrade --install --wait --wait-for-jobs | {script:0.0} s | 1.00 | |");
        report.AppendLine($"| Deploy, with checks and smoke tests | {deploy:0.0} s | {deploy / script:0.00} | 0.7: {(deploy <= 0.7 * script ? "met" : "missed")} |");
        report.AppendLine($"| Deploy again, nothing changed, with smoke tests | {again:0.0} s | {again / script:0.00} | {limit:0} s: {(again <= limit ? "met" : "missed")} |");
        report.AppendLine();
    }

    // The charts and the values that Deploy has used, so that both install the same.
    private void Prepare()
    {
        var charts = Path.Combine(_folder.FullName, "packages");
        Measure.Run("dotnet", host, "--target=Package-Charts", $"--output={charts}");
        foreach (var (name, namespaces) in Systems)
        {
            var package = Directory.GetFiles(Path.Combine(charts, "charts"), $"{name}-*.tgz").Single(file => char.IsDigit(Path.GetFileName(file)[name.Length + 1]));
            File.Copy(package, Path.Combine(_folder.FullName, $"{name}.tgz"));
            File.WriteAllText(Path.Combine(_folder.FullName, $"{name}.json"), Measure.Run("helm", "get", "values", name, $"--namespace={namespaces[0]}", "--output=json").Output);
            File.WriteAllText(Path.Combine(_folder.FullName, $"{name}.namespaces"), string.Join(' ', namespaces) + "\n");
        }
    }

    private Sample Deploy() => Measure.Run("dotnet", host, "--target=Deploy", "--env=local");

    private void Undeploy() => Measure.Run("dotnet", host, "--target=Undeploy", "--env=local", "--delete-namespaces", "--delete-volumes");

    private static void Progress(string text) => Console.Error.WriteLine($"benchmark of Deploy: {text}");
}
