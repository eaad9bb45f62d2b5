namespace Slipway.Model;

/// <summary>An image that is built from a service of this repository.</summary>
/// <param name="Name">Name of the image, without registry and tag: <c>jobqueue-api</c>.</param>
/// <param name="Project">Folder of the service's project below the repository: <c>src/JobQueue/Api</c>.</param>
/// <param name="ValuesPath">Where the chart takes the image from: the path of the object with <c>repository</c>, <c>tag</c> and <c>digest</c>, such as <c>api.image</c>.</param>
public sealed record ImageDefinition(string Name, string Project, string ValuesPath);

/// <summary>A public image that clusters need beside the services', and that a registry of one's own can hold.</summary>
/// <param name="Reference">The public reference, in full: <c>docker.io/library/postgres:15.18-bookworm</c>.</param>
/// <param name="LocalBuild">Name of the folder below <c>build/cluster/images</c> that builds an equivalent where the public image cannot be pulled.</param>
public sealed record MirrorDefinition(string Reference, string LocalBuild);

/// <summary>An image as it lies in a registry.</summary>
/// <param name="Name">Name of the image: <c>jobqueue-api</c>, or of a mirror its repository: <c>library/postgres</c>.</param>
/// <param name="Registry">The registry: <c>localhost:5000</c>.</param>
/// <param name="Tag">The tag; of a service the short hash of its content.</param>
/// <param name="Digest">The digest of its manifest: <c>sha256:</c> and 64 hexadecimal digits.</param>
public sealed record ImageReference(string Name, string Registry, string Tag, string Digest);
