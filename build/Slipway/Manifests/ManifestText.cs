using System.Text;

namespace Slipway.Manifests;

/// <summary>Decodes the bytes of a manifest: UTF-8, or UTF-16 with a byte order mark, as YAML 1.1 has it (5.2).</summary>
internal static class ManifestText
{
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);
    private static readonly UnicodeEncoding LittleEndian = new(bigEndian: false, byteOrderMark: false, throwOnInvalidBytes: true);
    private static readonly UnicodeEncoding BigEndian = new(bigEndian: true, byteOrderMark: false, throwOnInvalidBytes: true);

    /// <summary>Decodes bytes.</summary>
    /// <param name="bytes">The bytes.</param>
    /// <returns>The text without a byte order mark, or null when the bytes are no text.</returns>
    public static string? Decode(ReadOnlySpan<byte> bytes)
    {
        var (encoding, mark) = bytes switch
        {
            [0xEF, 0xBB, 0xBF, ..] => ((Encoding)Utf8, 3),
            [0xFF, 0xFE, ..] => (LittleEndian, 2),
            [0xFE, 0xFF, ..] => (BigEndian, 2),
            _ => (Utf8, 0),
        };
        try
        {
            return encoding.GetString(bytes[mark..]);
        }
        catch (DecoderFallbackException)
        {
            return null;
        }
    }
}
