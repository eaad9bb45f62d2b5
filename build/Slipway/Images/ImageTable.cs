using System.Globalization;
using Spectre.Console;

namespace Slipway.Images;

/// <summary>Shows what was done with images.</summary>
/// <param name="console">Where to show it.</param>
public sealed class ImageTable(IAnsiConsole console)
{
    // As docker shortens digests: enough to tell them apart by eye.
    private const int ShortDigest = 12;

    private static readonly string[] Columns = ["Image", "Tag", "Digest", "State", "Seconds"];

    /// <summary>Writes the table.</summary>
    /// <param name="images">The images.</param>
    /// <param name="isPlain">Whether to write one line for each image, without a frame.</param>
    public void Write(IReadOnlyList<ImageResult> images, bool isPlain)
    {
        ArgumentNullException.ThrowIfNull(images);
        if (isPlain)
        {
            foreach (var image in images)
            {
                // The console would break lines at a width that a file does not have.
                console.Profile.Out.Writer.WriteLine($"{image.Name} {image.Digest ?? "-"} {NameOf(image.State)} {Seconds(image)}s");
            }

            return;
        }

        var table = new Table().Border(TableBorder.Rounded).BorderColor(Color.Grey).AddColumns(Columns);
        foreach (var image in images)
        {
            table.AddRow(
                new Text(image.Name.Repository),
                new Text(image.Name.Tag),
                new Text(image.Digest is { } digest ? digest[(digest.IndexOf(':', StringComparison.Ordinal) + 1)..][..ShortDigest] : "-"),
                new Text(NameOf(image.State)),
                new Text(Seconds(image)));
        }

        console.Write(table);
    }

    private static string NameOf(ImageState state) => state switch
    {
        ImageState.Present => "present",
        ImageState.Built => "built",
        ImageState.Pushed => "pushed",
        ImageState.Mirrored => "mirrored",
        ImageState.BuiltLocally => "built here",
        _ => throw new ArgumentOutOfRangeException(nameof(state), state, null),
    };

    private static string Seconds(ImageResult image) => image.Duration.TotalSeconds.ToString("0.0", CultureInfo.InvariantCulture);
}
