using System.Security.Cryptography;
using Cake.Core;
using Cake.Core.IO;
using Slipway.Model;

namespace Slipway.Secrets;

/// <summary>Where the values of secrets come from: an environment variable, a file that one names, or chance.</summary>
/// <param name="environment">Cake's environment.</param>
/// <param name="fileSystem">The file system.</param>
/// <param name="redactor">Is told every value.</param>
public sealed class SecretSources(ICakeEnvironment environment, IFileSystem fileSystem, SecretRedactor redactor)
{
    private const int GeneratedLength = 32;
    private const string LettersAndDigits = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789";

    /// <summary>The value that the user gives for a key; null when there is none.</summary>
    /// <param name="key">The key.</param>
    /// <exception cref="CakeException">The file that the variable names cannot be read.</exception>
    public string? Given(SecretKey key)
    {
        ArgumentNullException.ThrowIfNull(key);
        var value = environment.GetEnvironmentVariable(key.Variable) is { Length: > 0 } text ? text : FromFile(key);
        if (value is not null)
        {
            redactor.Register(value);
        }

        return value;
    }

    /// <summary>A new value: 32 random letters and digits (190 bits).</summary>
    public string Generate()
    {
        var value = RandomNumberGenerator.GetString(LettersAndDigits, GeneratedLength);
        redactor.Register(value);
        return value;
    }

    private string? FromFile(SecretKey key)
    {
        var variable = key.Variable + "_FILE";
        if (environment.GetEnvironmentVariable(variable) is not { Length: > 0 } path)
        {
            return null;
        }

        var file = fileSystem.GetFile(new FilePath(path).MakeAbsolute(environment));
        if (!file.Exists)
        {
            throw new CakeException($"Reading the secret {key.Name}: the file '{path}' that {variable} names does not exist.");
        }

        using var reader = new StreamReader(file.OpenRead());
        return reader.ReadToEnd().TrimEnd('\r', '\n') is { Length: > 0 } value
            ? value
            : throw new CakeException($"Reading the secret {key.Name}: the file '{path}' that {variable} names is empty.");
    }
}
