using System.Text.Json.Serialization;
using Slipway.Model;

namespace Slipway.Charts.Rendering;

/// <summary>What came of rendering a chart under one value set. The text itself is read when it is needed (<see cref="ChartRenderer.TextOf"/>).</summary>
/// <param name="Bytes">Size of what helm rendered, in bytes of UTF-8; null when it failed.</param>
/// <param name="Findings">Why it failed, and what helm warned of.</param>
public sealed record RenderedChart(int? Bytes, IReadOnlyList<Finding> Findings);

/// <summary>What came of linting a chart under one value set.</summary>
/// <param name="Findings">What helm lint had to say.</param>
public sealed record LintedChart(IReadOnlyList<Finding> Findings);

/// <summary>How results are kept in the cache.</summary>
[JsonSourceGenerationOptions(DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull, UseStringEnumConverter = true)]
[JsonSerializable(typeof(RenderedChart))]
[JsonSerializable(typeof(LintedChart))]
internal sealed partial class RenderingJson : JsonSerializerContext;
