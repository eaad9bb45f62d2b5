using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Slipway.Reports.Html;

// What the page is told: everything that depends on charts is data, which its script puts on the screen as text.

internal sealed record PageDocument(
    bool Failed,
    string Extent,
    IReadOnlyList<ToolVersion> Tools,
    IReadOnlyList<PageChart> Charts,
    IReadOnlyDictionary<string, PageRule> Rules,
    IReadOnlyList<string> Texts);

internal sealed record PageRule(string Title, string Severity, string Rationale, string Advice, string Source);

internal sealed record PageChart(
    string Name,
    string Version,
    string Directory,
    string Extent,
    IReadOnlyList<PageSet> Sets,
    IReadOnlyList<PageFinding> Findings,
    IReadOnlyList<PageObject> Objects,
    IReadOnlyList<PageImage> Images);

internal sealed record PageSet(string Name, bool Scenario, bool Rendered, int Objects, string Size, long Bytes);

/// <summary>A finding, with the positions of the value sets under which it was found; none when it does not depend on values.</summary>
internal sealed record PageFinding(
    string Rule,
    string Severity,
    string? Check,
    string Message,
    string? Advice,
    IReadOnlyList<int> Sets,
    string Share,
    string? Place,
    string? Object,
    string? Field,
    string? Suppressed);

/// <summary>An object in all value sets.</summary>
/// <param name="Key">What it is called.</param>
/// <param name="Texts">Its different texts: positions in <see cref="PageDocument.Texts"/>.</param>
/// <param name="Sets">For each value set, which of them it has there; -1 for none.</param>
/// <param name="Diffs">For two of its texts, <c>0-1</c>: where their lines differ (<see cref="LineDiff"/>), one after the other.</param>
internal sealed record PageObject(string Key, IReadOnlyList<int> Texts, IReadOnlyList<int> Sets, IReadOnlyDictionary<string, IReadOnlyList<int>> Diffs);

/// <summary>An image.</summary>
/// <param name="Image">Its reference.</param>
/// <param name="Sets">Positions of the value sets that run it.</param>
internal sealed record PageImage(string Image, IReadOnlyList<int> Sets);

/// <summary>What the page shows of one value set, kept between runs.</summary>
internal sealed record PageManifest(IReadOnlyList<PageText> Objects, IReadOnlyList<string> Images);

/// <summary>An object of one value set.</summary>
internal sealed record PageText(string Key, string Text);

[JsonSourceGenerationOptions(DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull, PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(PageDocument))]
[JsonSerializable(typeof(PageManifest))]
internal sealed partial class PageJson : JsonSerializerContext
{
    public static PageJson Readable { get; } = new(new JsonSerializerOptions
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
    });
}
