using System.Text;
using Slipway.Manifests;
using Slipway.Model;

namespace Slipway.Charts;

/// <summary>The rules that decide whether a chart's files can be read at all.</summary>
public static class ChartFileRules
{
    /// <summary>SLW001: every file can be opened, is UTF-8 where it must be text, and is small enough for helm.</summary>
    public static Rule Readable { get; } = new(
        "SLW001",
        "Chart files can be read",
        Severity.Error,
        "Helm loads every file of a chart. One that is larger than 5 MiB, that is no UTF-8 or that lies behind a loop of links makes the "
            + "chart impossible to install, or makes helm hang, only after it was packaged.",
        "Remove the file or the link, make the file smaller, or save it as UTF-8.",
        new RuleExample("values-dev.yaml", "greeting: Gr\\xFC\\xDFe   # saved as Latin-1\n") { Bytes = Encoding.Latin1.GetBytes("greeting: Grüße\n") },
        new RuleExample("values-dev.yaml", "greeting: Grüße\n"),
        "helm.sh/helm pkg/chart/loader/archive (MaxDecompressedFileSize); YAML 1.2, 5.2 Character Encodings");

    /// <summary>SLW003: every YAML file of the chart parses.</summary>
    public static Rule YamlSyntax { get; } = new(
        "SLW003",
        "YAML files parse",
        Severity.Error,
        "A value file that is not YAML fails the deployment of its environment alone, which is often the one nobody renders before a release.",
        "Mend the file at the place named.",
        new RuleExample("values-dev.yaml", "replicas: 1\n  image: app\n"),
        new RuleExample("values-dev.yaml", "replicas: 1\nimage: app\n"),
        "YAML 1.2, https://yaml.org/spec/1.2.2/");

    /// <summary>SLW004: no key stands twice in one mapping of a file.</summary>
    public static Rule DuplicateKey { get; } = new(
        "SLW004",
        "No key stands twice",
        Severity.Error,
        "Helm takes the last of two equal keys without a word: what stands under the first one is lost.",
        "Keep one of the two, or merge what stands under them.",
        new RuleExample("values.yaml", "image:\n  tag: \"1.0.0\"\nreplicas: 2\nimage:\n  pullPolicy: Always\n"),
        new RuleExample("values.yaml", "image:\n  tag: \"1.0.0\"\n  pullPolicy: Always\nreplicas: 2\n"),
        "YAML 1.2, 3.2.1.3 Node Comparison (keys of a mapping must be unique)");

    /// <summary>The finding for a problem of a YAML file in the chart's folder.</summary>
    /// <param name="chart">Name of the chart.</param>
    /// <param name="path">Path of the file below the chart's folder.</param>
    /// <param name="problem">The problem.</param>
    public static Finding FromProblem(string chart, string path, YamlProblem problem)
    {
        ArgumentNullException.ThrowIfNull(problem);
        var rule = problem.Kind == YamlProblemKind.DuplicateKey ? DuplicateKey : YamlSyntax;
        return rule.InFile(chart, path, problem.Message, problem.Line, problem.Column);
    }
}
