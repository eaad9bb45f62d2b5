using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Slipway.Manifests;

namespace Slipway.Docs;

/// <summary>Writes a value as compact JSON, as long as that fits a table.</summary>
internal static class ValueJson
{
    /// <summary>The longest default that a table shows, in bytes; it also ends the expansion of aliases that multiply.</summary>
    public const int MaximumLength = 1000;

    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The value as JSON, or null when it is longer than <see cref="MaximumLength"/>.</summary>
    /// <param name="value">The value.</param>
    public static string? Of(KubeNode value)
    {
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream, Options))
        {
            if (!TryWrite(writer, value))
            {
                writer.Reset();
                return null;
            }
        }

        return Encoding.UTF8.GetString(stream.GetBuffer(), 0, (int)stream.Length);
    }

    private static bool TryWrite(Utf8JsonWriter writer, KubeNode value)
    {
        switch (value)
        {
            case KubeMapping mapping:
                writer.WriteStartObject();
                foreach (var field in mapping.Fields)
                {
                    writer.WritePropertyName(field.Name);
                    if (!TryWrite(writer, field.Value))
                    {
                        return false;
                    }
                }

                writer.WriteEndObject();
                break;
            case KubeSequence sequence:
                writer.WriteStartArray();
                foreach (var item in sequence.Items)
                {
                    if (!TryWrite(writer, item))
                    {
                        return false;
                    }
                }

                writer.WriteEndArray();
                break;
            case KubeScalar scalar:
                WriteScalar(writer, scalar);
                break;
        }

        return writer.BytesCommitted + writer.BytesPending <= MaximumLength;
    }

    private static void WriteScalar(Utf8JsonWriter writer, KubeScalar scalar)
    {
        if (scalar.Kind == ScalarKind.Null)
        {
            writer.WriteNullValue();
        }
        else if (scalar.TryGetBoolean(out var boolean))
        {
            writer.WriteBooleanValue(boolean);
        }
        else if (scalar.TryGetInteger(out var integer))
        {
            writer.WriteNumberValue(integer);
        }
        else if (scalar.Kind == ScalarKind.Float && double.TryParse(scalar.Text!.Replace("_", "", StringComparison.Ordinal), NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number))
        {
            writer.WriteNumberValue(number);
        }
        else
        {
            writer.WriteStringValue(scalar.Text);
        }
    }
}
