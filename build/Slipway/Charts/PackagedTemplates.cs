using System.Formats.Tar;
using System.IO.Compression;

namespace Slipway.Charts;

/// <summary>Reads the templates of a packaged chart, such as <c>charts/common-2.1.0.tgz</c>.</summary>
internal static class PackagedTemplates
{
    /// <summary>The text of every file below a <c>templates/</c> folder in the package; what came before the damage, when the package is damaged.</summary>
    /// <param name="package">The package.</param>
    public static IReadOnlyList<string> Read(ChartFile package)
    {
        var texts = new List<string>();
        try
        {
            using var content = new MemoryStream(package.Content.ToArray(), writable: false);
            using var unzipped = new GZipStream(content, CompressionMode.Decompress);
            using var archive = new TarReader(unzipped);
            while (archive.GetNextEntry() is { } entry)
            {
                if (entry.DataStream is { } data && entry.Length <= ChartFile.MaximumLength && entry.Name.Contains("/templates/", StringComparison.Ordinal))
                {
                    using var reader = new StreamReader(data);
                    texts.Add(reader.ReadToEnd());
                }
            }
        }
        catch (Exception exception) when (exception is InvalidDataException or IOException or FormatException)
        {
            // Helm itself reports a damaged package, with more to say about it.
            return texts;
        }

        return texts;
    }
}
