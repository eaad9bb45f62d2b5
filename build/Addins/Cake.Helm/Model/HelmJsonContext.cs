using System.Text.Json.Serialization;

namespace Cake.Helm;

/// <summary>How helm spells its results in JSON; generated, since reflection would cost start-up time.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    NumberHandling = JsonNumberHandling.AllowReadingFromString)]
[JsonSerializable(typeof(HelmOutput.ReleaseJson))]
[JsonSerializable(typeof(IReadOnlyList<HelmOutput.ListItemJson>))]
[JsonSerializable(typeof(IReadOnlyList<HelmOutput.HistoryItemJson>))]
internal sealed partial class HelmJsonContext : JsonSerializerContext;
