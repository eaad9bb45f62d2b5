using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Cake.Core;
using Cake.Core.IO;
using Slipway.Caching;

namespace Slipway.Deployments.Plans;

/// <summary>Plans as JSON: what <c>Deploy --plan=</c> reads, and other programs. A change that breaks readers raises <see cref="FormatVersion"/>.</summary>
public static class PlanFile
{
    /// <summary>Version of the format.</summary>
    public const int FormatVersion = 1;

    private static readonly PlanJsonContext Json = new(new JsonSerializerOptions
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        IgnoreReadOnlyProperties = true,
        WriteIndented = true,
        NewLine = "\n",
    });

    /// <summary>Writes a plan, all or nothing.</summary>
    /// <param name="fileSystem">The file system.</param>
    /// <param name="path">The file, absolute.</param>
    /// <param name="plan">The plan.</param>
    public static void Write(IFileSystem fileSystem, FilePath path, DeploymentPlan plan) => AtomicFile.Write(fileSystem, path, stream =>
    {
        ArgumentNullException.ThrowIfNull(plan);
        JsonSerializer.Serialize(stream, new PlanDocument(FormatVersion, plan.Totals.ToString(), plan), Json.PlanDocument);
        stream.WriteByte((byte)'\n');
    });

    /// <summary>Reads a plan.</summary>
    /// <param name="fileSystem">The file system.</param>
    /// <param name="path">The file, absolute.</param>
    /// <exception cref="CakeException">It is no plan, or one of another version.</exception>
    public static DeploymentPlan Read(IFileSystem fileSystem, FilePath path)
    {
        ArgumentNullException.ThrowIfNull(fileSystem);
        ArgumentNullException.ThrowIfNull(path);
        if (!fileSystem.GetFile(path).Exists)
        {
            throw Unreadable("there is no such file");
        }

        PlanDocument? document;
        try
        {
            using var stream = fileSystem.GetFile(path).OpenRead();
            document = JsonSerializer.Deserialize(stream, Json.PlanDocument);
        }
        catch (Exception exception) when (exception is JsonException or IOException or UnauthorizedAccessException)
        {
            throw Unreadable($"it cannot be read ({(exception is JsonException json ? $"line {json.LineNumber + 1}" : exception.Message)})");
        }

        return document switch
        {
            { FormatVersion: not FormatVersion and > 0 } => throw Unreadable($"its format is version {document.FormatVersion}, and this is {FormatVersion}"),
            { Plan: { Environment: not null, Releases: not null } plan } when plan.Releases.All(IsWhole) => plan,
            _ => throw Unreadable("it is no plan"),
        };

        CakeException Unreadable(string why) => new($"Reading the plan {path}: {why}. Make one with --target=Plan.");
    }

    private static bool IsWhole(ReleasePlan? release) => release is { System: not null, Seen: not null, Inputs: { Key: not null, Images: not null } };
}

/// <summary>The file as a whole.</summary>
/// <param name="FormatVersion">Version of the format.</param>
/// <param name="Summary">What the plan comes to, in words.</param>
/// <param name="Plan">The plan.</param>
internal sealed record PlanDocument(int FormatVersion, string Summary, DeploymentPlan Plan);

/// <summary>Serialisers made at compile time: nothing is looked up by reflection when a run starts.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, IgnoreReadOnlyProperties = true, UseStringEnumConverter = true)]
[JsonSerializable(typeof(PlanDocument))]
internal sealed partial class PlanJsonContext : JsonSerializerContext;
