using System.Globalization;
using System.Text.Json.Nodes;
using EndToEnd.Tests.Infrastructure;
using Slipway.Manifests;

namespace EndToEnd.Tests.Schemas;

/// <summary>The objects that every chart of the repository renders to for Kubernetes 1.20, under every value set, and those of <c>Samples.yaml</c>.</summary>
internal static class RenderedObjects
{
    /// <summary>Name of the file with the samples.</summary>
    public const string SamplesFile = "Samples.yaml";

    /// <summary>Renders all charts.</summary>
    public static async Task<IReadOnlyList<(string Origin, JsonObject Object)>> ReadAsync()
    {
        var folder = Directory.CreateTempSubdirectory("slipway-schemas-");
        try
        {
            var run = await SlipwayRun.StartAsync("--target=Render-Charts", "--kube-version=1.20", $"--output={folder.FullName}");
            Assert.That(run.ExitCode, Is.Zero, run.Output);
            var files = Directory.EnumerateFiles(Path.Combine(folder.FullName, "manifests"), "*.yaml", SearchOption.AllDirectories).Order(StringComparer.Ordinal);
            return [.. files.SelectMany(file => Read(Path.GetRelativePath(folder.FullName, file), File.ReadAllText(file))), .. Samples()];
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    /// <summary>One object of every kind that applications have, with many fields.</summary>
    public static IEnumerable<(string Origin, JsonObject Object)> Samples() =>
        Read(SamplesFile, File.ReadAllText(Repository.PathOf("tests", "EndToEnd.Tests", "Schemas", SamplesFile)));

    private static IEnumerable<(string Origin, JsonObject Object)> Read(string origin, string text) =>
        ManifestSet.Read("charts", origin, text).Objects.Select(one => (origin, Placed(Convert(one.Root)!.AsObject())));

    // Every object goes to the namespace that the API server is asked about.
    private static JsonObject Placed(JsonObject one)
    {
        one["metadata"]!.AsObject().Remove("namespace");
        return one;
    }

    private static JsonNode? Convert(KubeNode node) => node switch
    {
        KubeMapping mapping => new JsonObject(mapping.Fields.Select(field => KeyValuePair.Create(field.Name, Convert(field.Value)))),
        KubeSequence list => new JsonArray([.. list.Items.Select(Convert)]),
        KubeScalar { Kind: ScalarKind.Null } => null,
        KubeScalar { Kind: ScalarKind.Boolean } scalar => scalar.AsBoolean(),
        KubeScalar { Kind: ScalarKind.Integer } scalar => scalar.AsInteger(),
        KubeScalar { Kind: ScalarKind.Float } scalar => double.Parse(scalar.Text!, CultureInfo.InvariantCulture),
        _ => node.Text,
    };
}
