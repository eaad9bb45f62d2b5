using System.Text;

namespace Slipway.Charts;

/// <summary>A file of a chart, read once.</summary>
public sealed class ChartFile
{
    /// <summary>
    /// The largest file that is read: 5 MiB. Helm refuses larger ones when it loads a packaged chart
    /// (helm.sh/helm, pkg/chart/loader/archive: MaxDecompressedFileSize), so such a chart can be packaged but never installed.
    /// </summary>
    public const long MaximumLength = 5 * 1024 * 1024;

    private static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);
    private readonly byte[]? _content;

    /// <summary>A file with its content.</summary>
    /// <param name="path">Path below the chart's folder, with forward slashes.</param>
    /// <param name="content">The bytes, or null when the file is too large to be read.</param>
    /// <param name="length">Length in bytes.</param>
    public ChartFile(string path, byte[]? content, long length)
    {
        Path = path;
        Length = length;
        _content = content;
        (Text, TextProblem) = Decode();
    }

    /// <summary>Path below the chart's folder, with forward slashes.</summary>
    public string Path { get; }

    /// <summary>Length in bytes.</summary>
    public long Length { get; }

    /// <summary>Whether the file is larger than <see cref="MaximumLength"/>.</summary>
    public bool IsTooLarge => _content is null;

    /// <summary>The bytes; empty when the file is too large to be read.</summary>
    public ReadOnlySpan<byte> Content => _content;

    /// <summary>The file as text, or null when it is too large or no UTF-8.</summary>
    public string? Text { get; }

    /// <summary>Why there is no text, in one line; null when there is.</summary>
    public string? TextProblem { get; }

    /// <summary>The file's name without its folder.</summary>
    public string Name => Path[(Path.LastIndexOf('/') + 1)..];

    private (string? Text, string? Problem) Decode()
    {
        if (_content is null)
        {
            return (null, $"the file has {Length / (1024 * 1024)} MiB, and helm loads files up to {MaximumLength / (1024 * 1024)} MiB");
        }

        try
        {
            var start = _content.AsSpan().StartsWith(Encoding.UTF8.Preamble) ? Encoding.UTF8.Preamble.Length : 0;
            return (StrictUtf8.GetString(_content, start, _content.Length - start), null);
        }
        catch (DecoderFallbackException exception)
        {
            return (null, $"the file is not UTF-8: byte 0x{exception.BytesUnknown![0]:X2} at offset {exception.Index}");
        }
    }
}
