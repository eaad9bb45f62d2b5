using System.Text;
using Cake.Core.IO;
using Slipway.Charts;
using Slipway.Model;

namespace Slipway.Tests.Validation;

/// <summary>The usual small, sound chart that stands around the examples of rules.</summary>
internal static class SampleChart
{
    public static IReadOnlyDictionary<string, string> Files { get; } = new Dictionary<string, string>
    {
        ["Chart.yaml"] = "apiVersion: v2\nname: app\nversion: 1.0.0\nappVersion: \"1.0.0\"\n",
        ["README.md"] =
            "# app\n\n<!-- values:begin -->\n| Key | Type | Default | Description |\n| --- | --- | --- | --- |\n| `replicas` | int | `1` | Number of pods |\n<!-- values:end -->\n",
        ["values.yaml"] = "# -- Number of pods\nreplicas: 1\n",
        ["values.schema.json"] = "{}\n",
        ["templates/configmap.yaml"] = "apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: app\ndata: {}\n",
    };

    /// <summary>The sample chart with some files changed, added or (when the text is null) taken away.</summary>
    public static Chart With(params (string Path, string? Text)[] changes)
    {
        var files = new Dictionary<string, string>(Files);
        foreach (var (path, text) in changes)
        {
            if (text is null)
            {
                files.Remove(path);
            }
            else
            {
                files[path] = text;
            }
        }

        return Of(files);
    }

    /// <summary>The chart of an example.</summary>
    public static Chart Of(RuleExample example)
    {
        var files = new Dictionary<string, string>(Files);
        foreach (var (path, text) in example.Others ?? new Dictionary<string, string>())
        {
            files[path] = text;
        }

        // An example that brings its own values, and no README, says nothing about the table of the sample's README.
        if (example.Others?.ContainsKey("values.yaml") is true || example.Path == "values.yaml")
        {
            files["README.md"] = "# app\n";
        }

        files[example.Path] = example.Text;
        return Of(files);
    }

    public static Chart Of(IReadOnlyDictionary<string, string> files, string folder = "app") => new(
        new DirectoryPath("/charts").Combine(folder),
        [.. files.OrderBy(file => file.Key, StringComparer.Ordinal).Select(file => File(file.Key, Encoding.UTF8.GetBytes(file.Value)))],
        []);

    public static ChartFile File(string path, byte[] content) => new(path, content, content.Length);
}
