using System.Text.Json.Serialization;

namespace Cake.Helm;

/// <summary>The parts of helm's JSON that are read.</summary>
internal static class HelmOutput
{
    internal sealed record ReleaseJson(string Name, string? Namespace, int Version, InfoJson? Info, ChartJson? Chart)
    {
        public string? Manifest { get; init; }

        public IReadOnlyList<HookJson>? Hooks { get; init; }
    }

    internal sealed record HookJson(string? Manifest, IReadOnlyList<string>? Events);

    internal sealed record InfoJson(string? Status, DateTimeOffset? LastDeployed, string? Description);

    internal sealed record ChartJson(MetadataJson? Metadata);

    internal sealed record MetadataJson(string Name, string Version, [property: JsonPropertyName("appVersion")] string? AppVersion);

    internal sealed record ListItemJson(
        string Name,
        string? Namespace,
        int Revision,
        DateTimeOffset? Updated,
        string? Status,
        string? Chart,
        string? AppVersion);

    internal sealed record HistoryItemJson(
        int Revision,
        DateTimeOffset? Updated,
        string? Status,
        string? Chart,
        string? AppVersion,
        string? Description);
}
