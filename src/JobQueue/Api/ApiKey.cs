using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http;
using Slipway.Services.Hosting;

namespace JobQueue.Api;

/// <summary>The key that callers of the API show in the header <c>X-API-Key</c>.</summary>
/// <param name="key">The key.</param>
internal sealed class ApiKey(string key)
{
    /// <summary>A shorter key could be guessed; the documented secret asks for 32 characters.</summary>
    public const int MinimumLength = 32;

    private const string Header = "X-API-Key";

    private readonly byte[] _hash = SHA256.HashData(Encoding.UTF8.GetBytes(key));

    /// <summary>Lets a request pass that shows the key.</summary>
    /// <exception cref="ProblemException">The key is missing or wrong (401).</exception>
    public void Demand(HttpRequest request)
    {
        var shown = request.Headers[Header];
        if (shown.Count != 1)
        {
            throw new ProblemException(StatusCodes.Status401Unauthorized, $"check the API key: the header {Header} is missing");
        }

        // Hashes of equal length: the time taken tells nothing of the key, not even its length.
        if (!CryptographicOperations.FixedTimeEquals(SHA256.HashData(Encoding.UTF8.GetBytes(shown[0] ?? string.Empty)), _hash))
        {
            throw new ProblemException(StatusCodes.Status401Unauthorized, $"check the API key: the key in {Header} is wrong");
        }
    }
}
