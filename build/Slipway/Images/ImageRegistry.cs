using System.Globalization;
using System.Net;
using System.Text.Json;
using Cake.Core;

namespace Slipway.Images;

/// <summary>
/// Asks registries which images they have. Source: https://github.com/opencontainers/distribution-spec/blob/main/spec.md#pull.
/// </summary>
/// <param name="http">Sends requests, without any login.</param>
/// <param name="docker">Asks in place of it where a registry wants a login: docker has those that were made by <c>docker login</c>.</param>
public sealed class ImageRegistry(HttpClient http, DockerCommands docker)
{
    private const string DigestHeader = "Docker-Content-Digest";

    private static readonly TimeSpan TimeLimit = TimeSpan.FromSeconds(10);

    // Without these a registry answers with a converted manifest, which has another digest.
    private static readonly string[] ManifestTypes =
    [
        "application/vnd.oci.image.index.v1+json",
        "application/vnd.oci.image.manifest.v1+json",
        "application/vnd.docker.distribution.manifest.list.v2+json",
        "application/vnd.docker.distribution.manifest.v2+json",
    ];

    /// <summary>The digest of an image in its registry.</summary>
    /// <param name="image">The image.</param>
    /// <param name="cancellationToken">Ends the request.</param>
    /// <returns>The digest (<c>sha256:</c> and 64 hexadecimal digits); null when the registry has no such image.</returns>
    /// <exception cref="CakeException">The registry cannot be reached, or refuses.</exception>
    public async Task<string?> FindDigestAsync(ImageName image, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(image);
        using var response = await AskAsync(image, cancellationToken);
        if (response.StatusCode is HttpStatusCode.Unauthorized)
        {
            return docker.FindDigest(image, cancellationToken);
        }

        if (response.StatusCode is HttpStatusCode.NotFound)
        {
            return null;
        }

        if (!response.IsSuccessStatusCode)
        {
            throw Refused(image, Status(response) + await CauseAsync(image, cancellationToken));
        }

        return response.Headers.TryGetValues(DigestHeader, out var digests)
            ? digests.First()
            : throw Refused(image, $"the answer has no {DigestHeader}");
    }

    // Docker Hub's images are at another host than its name says.
    private static Uri AddressOf(ImageName image)
    {
        var host = image.Registry == "docker.io" ? "registry-1.docker.io" : image.Registry;
        return new Uri($"{(image.IsLocal ? "http" : "https")}://{host}/v2/{image.Repository}/manifests/{image.Tag}");
    }

    private static CakeException Refused(ImageName image, string cause) => new($"Asking registry {image.Registry} for {image.Repository}:{image.Tag}: {cause}");

    private static string Status(HttpResponseMessage response) =>
        $"{((int)response.StatusCode).ToString(CultureInfo.InvariantCulture)} {response.ReasonPhrase}";

    private async Task<HttpResponseMessage> AskAsync(ImageName image, CancellationToken cancellationToken)
    {
        using var request = Request(HttpMethod.Head, image);
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(TimeLimit);
        try
        {
            return await http.SendAsync(request, limit.Token);
        }
        catch (HttpRequestException exception)
        {
            throw Refused(image, $"{exception.InnerException?.Message ?? exception.Message}. {ReachAdvice(image)}");
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            throw Refused(image, $"no answer within {TimeLimit.TotalSeconds} s. {ReachAdvice(image)}");
        }
    }

    private static string ReachAdvice(ImageName image) => image.IsLocal
        ? "Start the local cluster, which brings a registry: --target=Cluster-Up."
        : "See that the registry can be reached from here.";

    private static HttpRequestMessage Request(HttpMethod method, ImageName image)
    {
        var request = new HttpRequestMessage(method, AddressOf(image));
        foreach (var type in ManifestTypes)
        {
            request.Headers.Accept.ParseAdd(type);
        }

        return request;
    }

    // An answer to HEAD has no body: what is wrong is told to GET only.
    private async Task<string> CauseAsync(ImageName image, CancellationToken cancellationToken)
    {
        try
        {
            using var request = Request(HttpMethod.Get, image);
            using var response = await http.SendAsync(request, cancellationToken);
            await using var body = await response.Content.ReadAsStreamAsync(cancellationToken);
            using var document = await JsonDocument.ParseAsync(body, default, cancellationToken);
            return $": {document.RootElement.GetProperty("errors")[0].GetProperty("message").GetString()}";
        }
        catch (Exception exception) when (exception is HttpRequestException or JsonException or KeyNotFoundException or InvalidOperationException or IndexOutOfRangeException)
        {
            return "";
        }
    }
}
