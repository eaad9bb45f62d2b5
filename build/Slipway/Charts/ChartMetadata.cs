using Slipway.Manifests;

namespace Slipway.Charts;

/// <summary>What <c>Chart.yaml</c> says. Source: https://helm.sh/docs/topics/charts/#the-chartyaml-file.</summary>
/// <param name="root">The file's root.</param>
public sealed class ChartMetadata(KubeNode root)
{
    /// <summary>Name of the file.</summary>
    public const string FileName = "Chart.yaml";

    /// <summary>The whole file.</summary>
    public KubeNode Root { get; } = root;

    /// <summary>Name of the chart; empty when it is missing.</summary>
    public string Name { get; } = root["name"]?.Text ?? "";

    /// <summary>Version of the chart; empty when it is missing.</summary>
    public string Version { get; } = root["version"]?.Text ?? "";

    /// <summary>Versions of Kubernetes that the chart is for, as a range; null when it does not say.</summary>
    public string? KubeVersion { get; } = root["kubeVersion"]?.Text;

    /// <summary>Whether the chart has helpers only and renders nothing by itself.</summary>
    public bool IsLibrary { get; } = root["type"]?.Text == "library";

    /// <summary>The charts that it depends on.</summary>
    public IReadOnlyList<ChartDependency> Dependencies { get; } = ReadDependencies(root);

    /// <summary>The dependencies in a <c>Chart.yaml</c> or <c>Chart.lock</c>.</summary>
    /// <param name="root">The file's root.</param>
    public static IReadOnlyList<ChartDependency> ReadDependencies(KubeNode root) =>
    [
        .. root["dependencies"].ItemsOrNone().Select(item => new ChartDependency(
            item["name"]?.Text ?? "",
            item["version"]?.Text ?? "",
            item["repository"]?.Text ?? "",
            item["alias"]?.Text,
            item.Line)),
    ];
}
