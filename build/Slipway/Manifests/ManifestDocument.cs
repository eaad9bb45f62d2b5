using Slipway.Model;

namespace Slipway.Manifests;

/// <summary>A document of a file of manifests, as it was read.</summary>
/// <param name="Reference">The document.</param>
/// <param name="Line">Line at which it begins, counted from 1.</param>
/// <param name="Root">The document's root; null when it could not be read.</param>
/// <param name="Problems">What is wrong with it; empty for a sound one.</param>
internal sealed record ManifestDocument(DocumentReference Reference, int Line, KubeNode? Root, IReadOnlyList<YamlProblem> Problems)
{
    /// <summary>Reads a document of YAML.</summary>
    /// <param name="file">Name of the file.</param>
    /// <param name="part">The document's text.</param>
    /// <returns>The document, or null when it is empty.</returns>
    public static ManifestDocument? Read(string file, ManifestPart part) =>
        Make(new DocumentReference(file, part.Index), YamlReader.Read(part.Text, part.FirstLine));

    /// <summary>Reads the documents of a file of JSON.</summary>
    /// <param name="file">Name of the file.</param>
    /// <param name="text">The file's text.</param>
    /// <returns>The documents, or null when the text is no JSON.</returns>
    public static IReadOnlyList<ManifestDocument>? ReadJson(string file, string text) => JsonReader.IsJson(text) && JsonReader.Read(text) is { } documents
        ? [.. documents.Select((document, index) => Make(new DocumentReference(file, index), document)).OfType<ManifestDocument>()]
        : null;

    // A key that stands twice leaves open which value is meant: nothing that is said of such a document would be sure.
    private static ManifestDocument? Make(DocumentReference reference, YamlDocument read) => read switch
    {
        { Problems.Count: > 0 } => new ManifestDocument(reference, read.Problems[0].Line, null, read.Problems),
        { Root: { } root } when !root.IsNullOrMissing() => new ManifestDocument(reference, root.Line, root, []),
        _ => null,
    };
}
