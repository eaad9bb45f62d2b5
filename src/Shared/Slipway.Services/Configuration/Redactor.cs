namespace Slipway.Services.Configuration;

/// <summary>Replaces secret values in text that leaves the program. Safe for use by several threads.</summary>
public sealed class Redactor
{
    /// <summary>What stands in place of a secret.</summary>
    public const string Mask = "***";

    // Shorter values would mask ordinary text; whoever uses one has no secret to lose.
    private const int ShortestSecret = 4;

    private readonly Lock _lock = new();

    private volatile string[] _secrets = [];

    /// <summary>Makes a value known as secret. Values shorter than four characters are ignored.</summary>
    /// <param name="secret">The value that must not appear.</param>
    public void Add(string secret)
    {
        if (secret.Length < ShortestSecret)
        {
            return;
        }

        lock (_lock)
        {
            // The longest first, so that a secret inside another one does not leave the rest of it readable.
            _secrets = [.. _secrets.Append(secret).Distinct(StringComparer.Ordinal).OrderByDescending(value => value.Length)];
        }
    }

    /// <summary>Replaces every known secret in a text.</summary>
    /// <param name="text">The text about to be written.</param>
    /// <returns>The text with <see cref="Mask"/> in place of secrets.</returns>
    public string Redact(string text) => _secrets.Aggregate(text, (current, secret) => current.Replace(secret, Mask, StringComparison.Ordinal));
}
