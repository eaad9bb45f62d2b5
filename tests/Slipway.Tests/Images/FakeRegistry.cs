using System.Net;

namespace Slipway.Tests.Images;

/// <summary>A registry that says which images it has, and in which nothing else can be asked for.</summary>
internal sealed class FakeRegistry : HttpMessageHandler
{
    private readonly Lock _lock = new();
    private readonly Dictionary<string, string> _digests = [];

    /// <summary>What is asked for, as <c>host/repository:tag</c>.</summary>
    public List<string> Asked { get; } = [];

    /// <summary>Answers otherwise than by what is there.</summary>
    public Func<HttpRequestMessage, HttpResponseMessage?> Answer { get; set; } = _ => null;

    public static string DigestOf(string image) => $"sha256:{Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(image)))}";

    /// <summary>Puts an image there.</summary>
    public FakeRegistry Add(string image, string? digest = null)
    {
        lock (_lock)
        {
            _digests[image] = digest ?? DigestOf(image);
        }

        return this;
    }

    public bool Has(string image) => _digests.ContainsKey(image);

    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var uri = request.RequestUri!;
        var image = $"{uri.Authority}{uri.AbsolutePath}".Replace("/v2/", "/", StringComparison.Ordinal).Replace("/manifests/", ":", StringComparison.Ordinal);
        lock (_lock)
        {
            Asked.Add(image);
            var response = Answer(request);
            if (response is null)
            {
                response = new HttpResponseMessage(_digests.ContainsKey(image) ? HttpStatusCode.OK : HttpStatusCode.NotFound);
                if (_digests.TryGetValue(image, out var digest))
                {
                    response.Headers.Add("Docker-Content-Digest", digest);
                }
            }

            return Task.FromResult(response);
        }
    }
}
