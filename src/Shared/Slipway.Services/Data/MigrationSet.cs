using System.Globalization;
using System.Reflection;
using System.Text.RegularExpressions;

namespace Slipway.Services.Data;

/// <summary>One step of a schema.</summary>
/// <param name="Version">The schema version that it leads to: 1, 2, 3, …</param>
/// <param name="Name">The script's name, such as <c>002_cancellation</c>.</param>
/// <param name="Script">The SQL.</param>
public sealed record Migration(int Version, string Name, string Script);

/// <summary>All steps of one schema, in order, without a gap.</summary>
public sealed partial class MigrationSet
{
    private MigrationSet(IReadOnlyList<Migration> migrations) => Migrations = migrations;

    /// <summary>The steps, in order.</summary>
    public IReadOnlyList<Migration> Migrations { get; }

    /// <summary>The version that all steps together lead to.</summary>
    public int Latest => Migrations[^1].Version;

    /// <summary>Reads the scripts embedded in an assembly: <c>Migrations/001_name.sql</c>, <c>Migrations/002_name.sql</c>, …</summary>
    /// <param name="assembly">The assembly.</param>
    /// <returns>The steps.</returns>
    /// <exception cref="InvalidOperationException">There is none, or the versions are not 1, 2, 3, …</exception>
    public static MigrationSet In(Assembly assembly)
    {
        var migrations = assembly.GetManifestResourceNames()
            .Select(resource => (Resource: resource, Match: ScriptName().Match(resource)))
            .Where(script => script.Match.Success)
            .Select(script => new Migration(
                int.Parse(script.Match.Groups["version"].ValueSpan, CultureInfo.InvariantCulture), script.Match.Groups["name"].Value, Read(assembly, script.Resource)))
            .OrderBy(migration => migration.Version)
            .ToList();
        return migrations.Count > 0 && migrations.Select(migration => migration.Version).SequenceEqual(Enumerable.Range(1, migrations.Count))
            ? new MigrationSet(migrations)
            : throw new InvalidOperationException($"The migrations of {assembly.GetName().Name} are not numbered 001, 002, 003, …");
    }

    private static string Read(Assembly assembly, string resource)
    {
        using var reader = new StreamReader(assembly.GetManifestResourceStream(resource)!);
        return reader.ReadToEnd();
    }

    [GeneratedRegex(@"\.Migrations\.(?<name>(?<version>\d{3})_\w+)\.sql$", RegexOptions.ExplicitCapture)]
    private static partial Regex ScriptName();
}
