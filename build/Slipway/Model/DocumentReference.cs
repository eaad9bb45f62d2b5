namespace Slipway.Model;

/// <summary>Names one document of a file of manifests.</summary>
/// <param name="File">The file as users write it, from the working directory on, with forward slashes; <c>-</c> for standard input.</param>
/// <param name="Index">Position of the document in the file, counted from 0 as YAML counts: an empty document counts too.</param>
/// <param name="Item">Position of the object in the document when that is a list, counted from 0; null when the document is the object.</param>
public sealed record DocumentReference(string File, int Index, int? Item = null);
