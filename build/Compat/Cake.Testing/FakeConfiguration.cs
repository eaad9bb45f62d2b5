using Cake.Core.Configuration;

namespace Cake.Testing;

/// <summary>A configuration that holds only what the test put there.</summary>
public sealed class FakeConfiguration : ICakeConfiguration
{
    private readonly Dictionary<string, string> _values = new(StringComparer.OrdinalIgnoreCase);

    /// <inheritdoc/>
    public string? GetValue(string key) => _values.GetValueOrDefault(key);

    /// <summary>Sets a value.</summary>
    /// <param name="key">Its key, in any case.</param>
    /// <param name="value">The value.</param>
    public void SetValue(string key, string value) => _values[key] = value;
}
