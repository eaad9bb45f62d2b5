using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Cake.Core;

namespace Cake.Helm;

/// <summary>Reads what helm prints with <c>--output=json</c>.</summary>
internal static class HelmJson
{
    public static HelmRelease ReadRelease(string command, string json)
    {
        var release = Read(command, json, HelmJsonContext.Default.ReleaseJson);
        var chart = release.Chart?.Metadata;
        return new HelmRelease(
            release.Name,
            release.Namespace ?? string.Empty,
            release.Version,
            Status(release.Info?.Status),
            chart is null ? null : $"{chart.Name}-{chart.Version}",
            chart?.AppVersion,
            release.Info?.LastDeployed,
            release.Info?.Description);
    }

    public static HelmPreview ReadPreview(string command, string json)
    {
        var release = Read(command, json, HelmJsonContext.Default.ReleaseJson);
        return new HelmPreview(
            release.Version,
            release.Manifest ?? string.Empty,
            [.. (release.Hooks ?? []).Select(hook => new HelmHook(hook.Manifest ?? string.Empty, hook.Events ?? []))]);
    }

    public static IReadOnlyList<HelmRelease> ReadList(string command, string json) =>
        [.. Read(command, json, HelmJsonContext.Default.IReadOnlyListListItemJson).Select(item => new HelmRelease(
            item.Name,
            item.Namespace ?? string.Empty,
            item.Revision,
            Status(item.Status),
            item.Chart,
            item.AppVersion,
            item.Updated,
            Description: null))];

    public static IReadOnlyList<HelmRevision> ReadHistory(string command, string json) =>
        [.. Read(command, json, HelmJsonContext.Default.IReadOnlyListHistoryItemJson).Select(item => new HelmRevision(
            item.Revision,
            Status(item.Status),
            item.Chart ?? string.Empty,
            item.AppVersion ?? string.Empty,
            item.Updated,
            item.Description ?? string.Empty))];

    private static T Read<T>(string command, string json, JsonTypeInfo<T> type)
        where T : class
    {
        try
        {
            return JsonSerializer.Deserialize(json, type) ?? throw new CakeException($"{command}: the output is empty.");
        }
        catch (JsonException exception)
        {
            // The output may hold secrets: where it went wrong is said, what stood there is not.
            throw new CakeException(
                $"{command}: the output is not what was expected, at '{exception.Path}', line {exception.LineNumber + 1}.");
        }
    }

    private static HelmReleaseStatus Status(string? text) =>
        Enum.TryParse<HelmReleaseStatus>(text?.Replace("-", string.Empty, StringComparison.Ordinal), ignoreCase: true, out var status)
            ? status
            : HelmReleaseStatus.Unknown;
}
