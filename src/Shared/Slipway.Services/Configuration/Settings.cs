using System.Globalization;

namespace Slipway.Services.Configuration;

/// <summary>
/// Typed reading of environment variables. An empty variable counts as unset, because that is what a template leaves behind.
/// Every refusal is a <see cref="ServiceException"/> of one line that names the variable and what is expected.
/// </summary>
/// <param name="read">Returns the value of a variable, or null.</param>
/// <param name="redactor">Told of every secret that is read.</param>
public sealed class Settings(Func<string, string?> read, Redactor redactor)
{
    /// <summary>Knows the secrets read so far.</summary>
    public Redactor Redactor { get; } = redactor;

    /// <summary>The settings of this process.</summary>
    /// <returns>Settings over the environment variables of the process.</returns>
    public static Settings FromEnvironment() => new(Environment.GetEnvironmentVariable, new Redactor());

    /// <summary>Reads a text.</summary>
    /// <param name="name">The variable.</param>
    /// <param name="fallback">Its value when unset; null makes the variable required.</param>
    /// <returns>The text, without white space around it.</returns>
    /// <exception cref="ServiceException">The variable is required and unset.</exception>
    public string Text(string name, string? fallback = null) =>
        Find(name)?.Trim() ?? fallback ?? throw new ServiceException($"read the configuration: {name} is not set");

    /// <summary>Reads a secret and makes it known to the redactor.</summary>
    /// <param name="name">The variable.</param>
    /// <param name="minimumLength">The fewest characters accepted.</param>
    /// <returns>The secret, exactly as it was given.</returns>
    /// <exception cref="ServiceException">The variable is unset or too short.</exception>
    public string Secret(string name, int minimumLength = 1)
    {
        var secret = Find(name) ?? throw new ServiceException($"read the configuration: {name} is not set");
        Redactor.Add(secret);
        return secret.Length >= minimumLength
            ? secret
            : throw new ServiceException($"read the configuration: {name} has {secret.Length} characters; expected at least {minimumLength}");
    }

    /// <summary>Reads a whole number.</summary>
    /// <param name="name">The variable.</param>
    /// <param name="fallback">Its value when unset.</param>
    /// <param name="minimum">The smallest value accepted.</param>
    /// <param name="maximum">The largest value accepted.</param>
    /// <returns>The number.</returns>
    /// <exception cref="ServiceException">The value is no whole number or out of range.</exception>
    public int Number(string name, int fallback, int minimum, int maximum)
    {
        var text = Find(name)?.Trim();
        if (text is null)
        {
            return fallback;
        }

        return int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) && number >= minimum && number <= maximum
            ? number
            : throw Unexpected(name, text, $"a whole number from {minimum} to {maximum}");
    }

    /// <summary>Reads a length of time given in seconds, fractions allowed.</summary>
    /// <param name="name">The variable.</param>
    /// <param name="fallback">Its value in seconds when unset.</param>
    /// <param name="minimum">The fewest seconds accepted.</param>
    /// <param name="maximum">The most seconds accepted.</param>
    /// <returns>The length of time.</returns>
    /// <exception cref="ServiceException">The value is no number or out of range.</exception>
    public TimeSpan Seconds(string name, double fallback, double minimum, double maximum)
    {
        var text = Find(name)?.Trim();
        if (text is null)
        {
            return TimeSpan.FromSeconds(fallback);
        }

        return double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var seconds) && seconds >= minimum && seconds <= maximum
            ? TimeSpan.FromSeconds(seconds)
            : throw Unexpected(name, text, FormattableString.Invariant($"seconds from {minimum} to {maximum}"));
    }

    /// <summary>Reads one of several words; case does not matter.</summary>
    /// <typeparam name="T">What the words stand for.</typeparam>
    /// <param name="name">The variable.</param>
    /// <param name="fallback">Its value when unset.</param>
    /// <param name="choices">The words, in lower case, with what each stands for.</param>
    /// <returns>What the word stands for.</returns>
    /// <exception cref="ServiceException">The value is none of the words.</exception>
    public T Choice<T>(string name, T fallback, IReadOnlyDictionary<string, T> choices)
    {
        var text = Find(name)?.Trim();
        if (text is null)
        {
            return fallback;
        }

        return choices.TryGetValue(text.ToLowerInvariant(), out var choice)
            ? choice
            : throw Unexpected(name, text, $"one of {string.Join(", ", choices.Keys)}");
    }

    /// <summary>Reads the address of an HTTP service.</summary>
    /// <param name="name">The variable.</param>
    /// <returns>An absolute address that ends in a slash, so that relative paths can be added to it.</returns>
    /// <exception cref="ServiceException">The variable is unset, or not an absolute http or https address.</exception>
    public Uri HttpAddress(string name)
    {
        var text = Text(name);
        return Uri.TryCreate(text.TrimEnd('/') + "/", UriKind.Absolute, out var address) && (address.Scheme is "http" or "https") && address.UserInfo.Length == 0
            ? address
            : throw new ServiceException($"read the configuration: {name} is not an address; expected http://host:port without user or password");
    }

    private static ServiceException Unexpected(string name, string text, string expected) =>
        new($"read the configuration: {name} is '{text}'; expected {expected}");

    private string? Find(string name) => read(name) is { } value && !string.IsNullOrWhiteSpace(value) ? value : null;
}
