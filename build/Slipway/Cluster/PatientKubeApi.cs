using System.Text.Json;

namespace Slipway.Cluster;

/// <summary>
/// An API that may be away for a moment: what can be asked twice without harm (reading, applying, deleting) is asked again until it answers. Everything else is handed on
/// as it is.
/// </summary>
/// <param name="api">The API.</param>
/// <param name="clock">Measures time.</param>
public sealed class PatientKubeApi(IKubeApi api, TimeProvider clock) : IKubeApi
{
    /// <summary>How long the API may be away: an API server with its etcd is back within some 30 s of a restart.</summary>
    public static readonly TimeSpan Limit = TimeSpan.FromSeconds(45);

    private static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(2);

    /// <inheritdoc/>
    public Task<JsonElement?> FindAsync(string path, CancellationToken cancellationToken) => OutlastAsync(() => api.FindAsync(path, cancellationToken), cancellationToken);

    /// <inheritdoc/>
    public IAsyncEnumerable<WatchEvent> WatchAsync(string path, CancellationToken cancellationToken) => api.WatchAsync(path, cancellationToken);

    /// <inheritdoc/>
    public Task<JsonElement> ApplyAsync(string path, string manifest, bool dryRun, CancellationToken cancellationToken) =>
        OutlastAsync(() => api.ApplyAsync(path, manifest, dryRun, cancellationToken), cancellationToken);

    /// <inheritdoc/>
    public Task<JsonElement> PreviewAsync(string path, string manifest, string fieldManager, bool force, CancellationToken cancellationToken) =>
        OutlastAsync(() => api.PreviewAsync(path, manifest, fieldManager, force, cancellationToken), cancellationToken);

    /// <inheritdoc/>
    public Task<JsonElement> CreateAsync(string collectionPath, string manifest, CancellationToken cancellationToken) => api.CreateAsync(collectionPath, manifest, cancellationToken);

    /// <inheritdoc/>
    public Task<JsonElement> ReplaceAsync(string path, string manifest, CancellationToken cancellationToken) => api.ReplaceAsync(path, manifest, cancellationToken);

    /// <inheritdoc/>
    public Task<bool> DeleteAsync(string path, CancellationToken cancellationToken) => OutlastAsync(() => api.DeleteAsync(path, cancellationToken), cancellationToken);

    /// <inheritdoc/>
    public IAsyncEnumerable<string> LogsAsync(LogRequest request, CancellationToken cancellationToken) => api.LogsAsync(request, cancellationToken);

    /// <inheritdoc/>
    public Task<HttpResponseMessage> SendToServiceAsync(ServiceAddress service, HttpRequestMessage request, CancellationToken cancellationToken) =>
        api.SendToServiceAsync(service, request, cancellationToken);

    private async Task<T> OutlastAsync<T>(Func<Task<T>> call, CancellationToken cancellationToken)
    {
        var started = clock.GetTimestamp();
        for (var pause = FirstPause; ; pause = pause * 2 < LongestPause ? pause * 2 : LongestPause)
        {
            try
            {
                return await call();
            }
            catch (KubeApiException exception) when (exception.StatusCode is null or 429 or >= 500 && clock.GetElapsedTime(started) + pause < Limit)
            {
                await Task.Delay(pause, clock, cancellationToken);
            }
        }
    }
}
