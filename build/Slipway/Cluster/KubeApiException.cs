namespace Slipway.Cluster;

/// <summary>The API of a cluster refused something, or did not answer.</summary>
/// <param name="message">One line: what was being done, and the cause.</param>
/// <param name="statusCode">The HTTP status; null when there was no answer.</param>
/// <param name="reason">The API's reason in one word, such as <c>Forbidden</c>; null when there was none.</param>
public sealed class KubeApiException(string message, int? statusCode = null, string? reason = null) : Exception(message)
{
    /// <summary>The HTTP status; null when there was no answer.</summary>
    public int? StatusCode { get; } = statusCode;

    /// <summary>The API's reason in one word (Status.reason), such as <c>Forbidden</c>; null when there was none.</summary>
    public string? Reason { get; } = reason;
}
