using System.Reflection;

namespace Slipway.Validation.Schemas.Model;

/// <summary>Reads the data files, which are part of the assembly. build/schemas writes them.</summary>
internal static class SchemaData
{
    private const string Prefix = "Slipway.Schemas.";

    /// <summary>The lines of a data file.</summary>
    /// <param name="name">Name of the file.</param>
    public static IEnumerable<string> ReadLines(string name)
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream(Prefix + name)!;
        using var reader = new StreamReader(stream);
        while (reader.ReadLine() is { } line)
        {
            yield return line;
        }
    }
}
