using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Cake.Core.IO;
using Slipway.Caching;
using Slipway.Model;

namespace Slipway.Reports;

/// <summary>Findings as JSON: the report that other programs read (docs/findings-json.md), and the form in which findings are kept between runs.</summary>
public static class FindingsJson
{
    private static readonly FindingsJsonContext Indented = new(new JsonSerializerOptions
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        IgnoreReadOnlyProperties = true,
        WriteIndented = true,
        NewLine = "\n",
    });

    /// <summary>Writes a report to a file, all or nothing.</summary>
    /// <param name="fileSystem">The file system.</param>
    /// <param name="path">The file, absolute.</param>
    /// <param name="report">The report.</param>
    public static void Write(IFileSystem fileSystem, FilePath path, FindingsReport report) => AtomicFile.Write(fileSystem, path, stream => Write(stream, report));

    /// <summary>Writes a report as JSON, in UTF-8 and ending with a line feed.</summary>
    /// <param name="stream">Where to write it.</param>
    /// <param name="report">The report.</param>
    public static void Write(Stream stream, FindingsReport report)
    {
        ArgumentNullException.ThrowIfNull(stream);
        ArgumentNullException.ThrowIfNull(report);
        JsonSerializer.Serialize(stream, FindingsDocument.Of(report), Indented.FindingsDocument);
        stream.WriteByte((byte)'\n');
    }

    /// <summary>Findings in the form in which they are kept: compact, and read back by <see cref="Read"/> as they were.</summary>
    /// <param name="findings">The findings.</param>
    public static byte[] ToBytes(IReadOnlyList<Finding> findings) => JsonSerializer.SerializeToUtf8Bytes(findings, FindingsJsonContext.Default.IReadOnlyListFinding);

    /// <summary>Reads what <see cref="ToBytes"/> wrote.</summary>
    /// <param name="json">The bytes.</param>
    /// <returns>The findings, or null when the bytes are something else.</returns>
    public static IReadOnlyList<Finding>? Read(ReadOnlySpan<byte> json)
    {
        try
        {
            return JsonSerializer.Deserialize(json, FindingsJsonContext.Default.IReadOnlyListFinding);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}

/// <summary>Serialisers made at compile time: nothing is looked up by reflection when a run starts.</summary>
[JsonSourceGenerationOptions(DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull, IgnoreReadOnlyProperties = true, PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(FindingsDocument))]
[JsonSerializable(typeof(IReadOnlyList<Finding>))]
internal sealed partial class FindingsJsonContext : JsonSerializerContext;
