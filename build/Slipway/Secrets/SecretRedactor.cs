using System.Text;
using System.Text.Json;

namespace Slipway.Secrets;

/// <summary>Knows every secret value of the run, and takes them out of any text that leaves it.</summary>
public sealed class SecretRedactor
{
    /// <summary>What stands where a secret was.</summary>
    public const string Mask = "***";

    private readonly Lock _lock = new();
    private string[] _forms = [];

    /// <summary>Remembers a value, in every form in which it may turn up: as it is, and as Base64, in an address and in JSON.</summary>
    /// <param name="secret">The value; empty or blank is no secret.</param>
    public void Register(string secret)
    {
        ArgumentNullException.ThrowIfNull(secret);
        if (string.IsNullOrWhiteSpace(secret))
        {
            return;
        }

        string[] forms =
        [
            secret,
            Convert.ToBase64String(Encoding.UTF8.GetBytes(secret)),
            Uri.EscapeDataString(secret),
            JsonSerializer.Serialize(secret)[1..^1],
            .. secret.Split('\n').Select(line => line.Trim()).Where(line => line.Length >= 8),
        ];
        lock (_lock)
        {
            // The longest first: a secret may be part of another, such as a password of an address.
            _forms = [.. _forms.Concat(forms).Distinct(StringComparer.Ordinal).OrderByDescending(form => form.Length)];
        }
    }

    /// <summary>A text without the secrets.</summary>
    /// <param name="text">The text.</param>
    public string Redact(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        foreach (var form in _forms)
        {
            text = text.Replace(form, Mask, StringComparison.Ordinal);
        }

        return text;
    }
}
