using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace Slipway.Caching;

/// <summary>Builds the key of something that depends on nothing but content. Each part is framed by its length, so that parts cannot run into each other.</summary>
public sealed class ContentHash : IDisposable
{
    private readonly IncrementalHash _hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);

    /// <summary>Adds bytes.</summary>
    /// <param name="content">The bytes.</param>
    public ContentHash Add(ReadOnlySpan<byte> content)
    {
        Span<byte> length = stackalloc byte[sizeof(long)];
        BinaryPrimitives.WriteInt64LittleEndian(length, content.Length);
        _hash.AppendData(length);
        _hash.AppendData(content);
        return this;
    }

    /// <summary>Adds a text.</summary>
    /// <param name="text">The text; null differs from empty.</param>
    public ContentHash Add(string? text) => text is null ? Add("\0null"u8) : Add(Encoding.UTF8.GetBytes(text));

    /// <summary>The hash of all that was added: 64 lowercase hexadecimal digits (SHA-256, FIPS 180-4).</summary>
    public string ToHex() => Convert.ToHexStringLower(_hash.GetCurrentHash());

    /// <inheritdoc/>
    public void Dispose() => _hash.Dispose();
}
