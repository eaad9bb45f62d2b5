namespace Slipway.Model;

/// <summary>Names one Kubernetes object within a manifest set.</summary>
/// <param name="ApiVersion">The object's <c>apiVersion</c>, such as <c>apps/v1</c>; empty when the document has none.</param>
/// <param name="Kind">The object's <c>kind</c>; empty when the document has none.</param>
/// <param name="Namespace">The namespace that the object names itself, or null when it leaves it to the release.</param>
/// <param name="Name">The object's name; empty when the document has none.</param>
public sealed record ObjectReference(string ApiVersion, string Kind, string? Namespace, string Name)
{
    /// <summary>The group of <see cref="ApiVersion"/>; empty for the core group.</summary>
    public string Group => ApiVersion.Contains('/', StringComparison.Ordinal) ? ApiVersion[..ApiVersion.IndexOf('/', StringComparison.Ordinal)] : "";

    /// <summary>The object as kubectl users write it: <c>Kind/name</c>, with the namespace behind it when it is named.</summary>
    public override string ToString() => Namespace is null ? $"{Kind}/{Name}" : $"{Kind}/{Name} in {Namespace}";
}
