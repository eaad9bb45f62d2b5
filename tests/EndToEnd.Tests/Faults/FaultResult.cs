using System.Text.Json;

namespace EndToEnd.Tests.Faults;

/// <summary>What was measured of one fault; a file for each, of which the table is made.</summary>
/// <param name="Name">The fault.</param>
/// <param name="Said">What the run said was wrong.</param>
/// <param name="SignToVerdict">From the first visible sign to the verdict, s; null where there is none.</param>
/// <param name="Duration">The whole run, s.</param>
/// <param name="ExitCode">Its exit code.</param>
/// <param name="End">In what state it ended.</param>
internal sealed record FaultResult(string Name, string Said, double? SignToVerdict, double Duration, int ExitCode, string End)
{
    private static readonly JsonSerializerOptions Options = new() { WriteIndented = true };

    private static string Folder => Repository.PathOf("artifacts", "reports", "faults");

    /// <summary>Forgets what was measured before: a fault whose test fails has no row.</summary>
    public static void Forget(string kind, string name)
    {
        Directory.CreateDirectory(Folder);
        File.Delete(PathOf(kind, name));
    }

    /// <summary>Keeps a result.</summary>
    public static Task KeepAsync<T>(string kind, string name, T result) =>
        File.WriteAllTextAsync(PathOf(kind, name), JsonSerializer.Serialize(result, Options));

    /// <summary>A result that was kept; null when there is none.</summary>
    public static T? Find<T>(string kind, string name)
        where T : class =>
        File.Exists(PathOf(kind, name)) ? JsonSerializer.Deserialize<T>(File.ReadAllText(PathOf(kind, name))) : null;

    private static string PathOf(string kind, string name) => Path.Combine(Folder, $"{kind}-{string.Concat(name.Select(letter => char.IsAsciiLetterOrDigit(letter) ? letter : '-'))}.json");
}
