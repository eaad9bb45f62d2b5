using System.Text.Json;

namespace Slipway.Cluster;

/// <summary>The API of one cluster, with the rights of the current kubeconfig user. Paths are those of the Kubernetes API reference, such as <c>/api/v1/namespaces/NAME/pods</c>.</summary>
public interface IKubeApi
{
    /// <summary>Reads an object or a collection.</summary>
    /// <param name="path">Path of the object or the collection, with its query.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>What the API answered; null when there is no such object.</returns>
    /// <exception cref="KubeApiException">The API refused, or did not answer.</exception>
    Task<JsonElement?> FindAsync(string path, CancellationToken cancellationToken);

    /// <summary>
    /// Follows a collection: first every object that is there, as <see cref="WatchEventType.Added"/>, and <see cref="WatchEventType.Listed"/> behind them; then every
    /// change. Survives restarts of the API server and
    /// resource versions that have expired (410 Gone) by listing anew; what vanished meanwhile is then reported as deleted. Ends with the token only.
    /// Source: https://kubernetes.io/docs/reference/using-api/api-concepts/#efficient-detection-of-changes.
    /// </summary>
    /// <param name="path">Path of the collection, with its selectors.</param>
    /// <param name="cancellationToken">Ends the watch.</param>
    /// <exception cref="KubeApiException">The API refuses the watch for good: no right, no such resource, credentials that have expired.</exception>
    IAsyncEnumerable<WatchEvent> WatchAsync(string path, CancellationToken cancellationToken);

    /// <summary>Creates or changes an object by server-side apply, with field manager <c>slipway</c>.</summary>
    /// <param name="path">Path of the object.</param>
    /// <param name="manifest">The object, as JSON.</param>
    /// <param name="dryRun">Whether the API only says what would come of it.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="KubeApiException">The API refused, or did not answer.</exception>
    Task<JsonElement> ApplyAsync(string path, string manifest, bool dryRun, CancellationToken cancellationToken);

    /// <summary>Says what would come of a server-side apply by another field manager; nothing is changed.</summary>
    /// <param name="path">Path of the object.</param>
    /// <param name="manifest">The object, as JSON.</param>
    /// <param name="fieldManager">Who would apply it: <c>helm</c>.</param>
    /// <param name="force">Whether fields that others have set are taken from them; otherwise the API refuses (status 409).</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>The object as it would be.</returns>
    /// <exception cref="KubeApiException">The API refuses the object (status 422), or did not answer.</exception>
    Task<JsonElement> PreviewAsync(string path, string manifest, string fieldManager, bool force, CancellationToken cancellationToken);

    /// <summary>Creates an object that must not exist yet.</summary>
    /// <param name="collectionPath">Path of the collection.</param>
    /// <param name="manifest">The object, as JSON.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="KubeApiException">The API refused (status 409: it exists), or did not answer.</exception>
    Task<JsonElement> CreateAsync(string collectionPath, string manifest, CancellationToken cancellationToken);

    /// <summary>Replaces an object or a subresource.</summary>
    /// <param name="path">Path of the object or subresource, such as <c>/api/v1/namespaces/NAME/finalize</c>.</param>
    /// <param name="manifest">The object, as JSON, with the resource version it is based on.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="KubeApiException">The API refused (status 409: someone else changed it), or did not answer.</exception>
    Task<JsonElement> ReplaceAsync(string path, string manifest, CancellationToken cancellationToken);

    /// <summary>Asks for an object, or a collection, to be deleted; dependents go in the background.</summary>
    /// <param name="path">Path of the object or the collection, with its selectors.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>False when there was no such object.</returns>
    /// <exception cref="KubeApiException">The API refused, or did not answer.</exception>
    Task<bool> DeleteAsync(string path, CancellationToken cancellationToken);

    /// <summary>The lines that a container has written; those still to come too when they are followed.</summary>
    /// <param name="request">Which container, and how much of it.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="KubeApiException">There is no such container, or it has not begun.</exception>
    IAsyncEnumerable<string> LogsAsync(LogRequest request, CancellationToken cancellationToken);

    /// <summary>Sends a request to a Service through the API server's proxy.</summary>
    /// <param name="service">The Service and its port.</param>
    /// <param name="request">The request; its address is the path below the service, such as <c>/health</c>.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>The service's answer, whatever its status.</returns>
    /// <exception cref="KubeApiException">The API server could not pass the request on.</exception>
    Task<HttpResponseMessage> SendToServiceAsync(ServiceAddress service, HttpRequestMessage request, CancellationToken cancellationToken);
}

/// <summary>A change in a collection.</summary>
/// <param name="Type">What happened.</param>
/// <param name="Object">The object as it is now; as it was last, when it was deleted.</param>
public sealed record WatchEvent(WatchEventType Type, JsonElement Object);

/// <summary>What happened to an object.</summary>
public enum WatchEventType
{
    /// <summary>It is there.</summary>
    Added,

    /// <summary>It changed.</summary>
    Modified,

    /// <summary>It is gone.</summary>
    Deleted,

    /// <summary>Everything that is there has been told: what has not, is not. The object is the list, without its items.</summary>
    Listed,
}

/// <summary>Which log lines are wanted.</summary>
/// <param name="Namespace">Namespace of the pod.</param>
/// <param name="Pod">Name of the pod.</param>
/// <param name="Container">Name of the container.</param>
public sealed record LogRequest(string Namespace, string Pod, string Container)
{
    /// <summary>Only so many of the last lines; null for all.</summary>
    public int? Tail { get; init; }

    /// <summary>Whether to go on with new lines until the container ends.</summary>
    public bool Follow { get; init; }

    /// <summary>Whether the container's previous instance is meant.</summary>
    public bool Previous { get; init; }
}

/// <summary>A Service's port.</summary>
/// <param name="Namespace">Namespace of the Service.</param>
/// <param name="Name">Name of the Service.</param>
/// <param name="Port">Name or number of the port.</param>
public sealed record ServiceAddress(string Namespace, string Name, string Port);
