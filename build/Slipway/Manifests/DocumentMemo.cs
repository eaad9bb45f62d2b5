using System.Collections.Concurrent;

namespace Slipway.Manifests;

/// <summary>
/// Remembers documents by their text and place: the value sets of a chart render mostly the same documents, and nodes never change. Can be used from
/// several threads; two that read the same document at once do so twice.
/// </summary>
public sealed class DocumentMemo
{
    private readonly ConcurrentDictionary<(string Text, int FirstLine), YamlDocument> _known = new();

    /// <summary>Reads a document, unless it was read before.</summary>
    /// <param name="part">The document.</param>
    internal YamlDocument Read(ManifestPart part) => _known.GetOrAdd((part.Text, part.FirstLine), key => YamlReader.Read(key.Text, key.FirstLine));
}
