using Cake.Core;
using Cake.Core.IO;

namespace Cake.Testing;

/// <summary>An environment that holds only what the test put there; names of variables ignore case.</summary>
public sealed class FakeEnvironment : ICakeEnvironment
{
    private readonly Dictionary<string, string> _variables = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<SpecialPath, DirectoryPath> _specialPaths = [];

    /// <summary>Makes an environment without variables; set <see cref="WorkingDirectory"/> before use.</summary>
    /// <param name="family">The platform family.</param>
    /// <param name="is64Bit">Whether the platform is 64 bit.</param>
    public FakeEnvironment(PlatformFamily family, bool is64Bit = true)
    {
        Platform = new FakePlatform(family, is64Bit);
    }

    /// <inheritdoc/>
    public DirectoryPath WorkingDirectory { get; set; } = "/Working";

    /// <inheritdoc/>
    public DirectoryPath ApplicationRoot { get; set; } = "/Working/bin";

    /// <inheritdoc cref="ICakeEnvironment.Platform"/>
    public FakePlatform Platform { get; }

    /// <inheritdoc cref="ICakeEnvironment.Runtime"/>
    public FakeRuntime Runtime { get; } = new();

    ICakePlatform ICakeEnvironment.Platform => Platform;

    ICakeRuntime ICakeEnvironment.Runtime => Runtime;

    /// <summary>Makes a Linux environment whose working directory is <c>/Working</c>.</summary>
    /// <param name="is64Bit">Whether the platform is 64 bit.</param>
    public static FakeEnvironment CreateUnixEnvironment(bool is64Bit = true) => new(PlatformFamily.Linux, is64Bit);

    /// <summary>Makes a Windows environment whose working directory is <c>C:/Working</c>.</summary>
    /// <param name="is64Bit">Whether the platform is 64 bit.</param>
    public static FakeEnvironment CreateWindowsEnvironment(bool is64Bit = true) => new(PlatformFamily.Windows, is64Bit)
    {
        WorkingDirectory = "C:/Working",
        ApplicationRoot = "C:/Working/bin",
    };

    /// <inheritdoc/>
    /// <exception cref="NotSupportedException">The test did not set this path.</exception>
    public DirectoryPath GetSpecialPath(SpecialPath path) => _specialPaths.TryGetValue(path, out var value)
        ? value
        : throw new NotSupportedException($"The special path '{path}' is not set.");

    /// <inheritdoc/>
    public string? GetEnvironmentVariable(string variable) => _variables.GetValueOrDefault(variable);

    /// <inheritdoc/>
    public IDictionary<string, string> GetEnvironmentVariables() =>
        new Dictionary<string, string>(_variables, StringComparer.OrdinalIgnoreCase);

    /// <summary>Sets a special path.</summary>
    /// <param name="kind">Which one.</param>
    /// <param name="path">Where it is.</param>
    public void SetSpecialPath(SpecialPath kind, DirectoryPath path) => _specialPaths[kind] = path;

    /// <summary>Sets an environment variable.</summary>
    /// <param name="variable">Its name.</param>
    /// <param name="value">Its value.</param>
    public void SetEnvironmentVariable(string variable, string value) => _variables[variable] = value;

    /// <summary>Changes the platform family.</summary>
    /// <param name="family">The new family.</param>
    public void ChangeOperatingSystemFamily(PlatformFamily family) => Platform.Family = family;
}
