using System.Text;

namespace Slipway.Processes;

/// <summary>What a process wrote to one stream: the bytes as they came, decoded when asked for.</summary>
/// <param name="bytes">The bytes.</param>
public sealed class CapturedOutput(ReadOnlyMemory<byte> bytes)
{
    private string? _text;

    /// <summary>Nothing.</summary>
    public static CapturedOutput Empty { get; } = new(ReadOnlyMemory<byte>.Empty);

    /// <summary>The bytes as they came.</summary>
    public ReadOnlyMemory<byte> Bytes { get; } = bytes;

    /// <summary>The bytes as UTF-8 text; a byte that is no UTF-8 becomes U+FFFD.</summary>
    public string Text => _text ??= Encoding.UTF8.GetString(Bytes.Span);

    /// <summary>Captured output of this text.</summary>
    public static CapturedOutput Of(string text) => new(Encoding.UTF8.GetBytes(text));

    /// <inheritdoc/>
    public override string ToString() => Text;
}
