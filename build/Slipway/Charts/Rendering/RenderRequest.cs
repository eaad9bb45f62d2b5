namespace Slipway.Charts.Rendering;

/// <summary>What decides what a chart renders to, besides its own files and values.</summary>
/// <param name="Chart">The chart.</param>
/// <param name="Set">The value set.</param>
/// <param name="KubeVersion">Version of Kubernetes, in full: <c>1.34.0</c>.</param>
/// <param name="Key">Hash of everything that the result depends on, helm's version included.</param>
public sealed record RenderRequest(ResolvedChart Chart, ValueSet Set, string KubeVersion, string Key)
{
    /// <summary>What is being done, for messages: <c>chart task-system with values dev</c>.</summary>
    public string Subject => $"chart {Chart.Chart.Name} with values {Set.Name}";
}
