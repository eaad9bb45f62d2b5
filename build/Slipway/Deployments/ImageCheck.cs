using System.Net;
using Cake.Core;
using Slipway.Model;

namespace Slipway.Deployments;

/// <summary>Asks a registry whether it has images, before a cluster finds out.</summary>
/// <param name="client">Reaches the registry.</param>
public sealed class ImageCheck(HttpClient client)
{
    private static readonly TimeSpan TimeLimit = TimeSpan.FromSeconds(15);

    // Source: https://github.com/opencontainers/distribution-spec/blob/v1.1.0/spec.md#checking-if-content-exists-in-the-registry.
    private static readonly string[] ManifestTypes =
    [
        "application/vnd.oci.image.index.v1+json",
        "application/vnd.oci.image.manifest.v1+json",
        "application/vnd.docker.distribution.manifest.list.v2+json",
        "application/vnd.docker.distribution.manifest.v2+json",
    ];

    /// <summary>Fails unless the registry has every image. One that wants a login is believed: only the cluster's nodes have one.</summary>
    /// <param name="images">The images, by digest.</param>
    /// <param name="cancellationToken">Ends the calls.</param>
    /// <exception cref="CakeException">An image is missing, or the registry does not answer.</exception>
    public async Task DemandAsync(IEnumerable<ImageReference> images, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(images);
        var answers = await Task.WhenAll(images.DistinctBy(image => image.Digest).Select(async image => (image, Status: await AskAsync(image, cancellationToken))));
        string[] missing = [.. answers.Where(answer => answer.Status == HttpStatusCode.NotFound).Select(answer => $"{answer.image.Name}:{answer.image.Tag} ({answer.image.Digest})")];
        if (missing.Length > 0)
        {
            throw new CakeException($"Checking images: {answers[0].image.Registry} does not have {string.Join(", ", missing)}. Run --target=Push-Images.");
        }

        if (answers.FirstOrDefault(answer => (int)answer.Status >= 500) is { image: { } failing } answer)
        {
            throw new CakeException($"Checking images: {failing.Registry} answers with status {(int)answer.Status} when asked for {failing.Name}.");
        }
    }

    private async Task<HttpStatusCode> AskAsync(ImageReference image, CancellationToken cancellationToken)
    {
        // What docker does too: a registry on this machine speaks plain HTTP.
        var host = image.Registry.Split(':')[0];
        var scheme = host is "localhost" or "127.0.0.1" ? "http" : "https";
        using var request = new HttpRequestMessage(HttpMethod.Head, new Uri($"{scheme}://{image.Registry}/v2/{image.Name}/manifests/{image.Digest}"));
        request.Headers.TryAddWithoutValidation("Accept", ManifestTypes);
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(TimeLimit);
        try
        {
            using var response = await client.SendAsync(request, limit.Token);
            return response.StatusCode;
        }
        catch (Exception exception) when (exception is HttpRequestException || (exception is OperationCanceledException && !cancellationToken.IsCancellationRequested))
        {
            var cause = exception is HttpRequestException ? (exception.InnerException ?? exception).Message : $"no answer within {TimeLimit.TotalSeconds:0} s";
            throw new CakeException($"Checking images: the registry {image.Registry} does not answer: {cause}");
        }
    }
}
