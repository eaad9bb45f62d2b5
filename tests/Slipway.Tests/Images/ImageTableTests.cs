using Slipway.Images;
using Spectre.Console;

namespace Slipway.Tests.Images;

/// <summary>What was done with images is shown as a table, or line by line.</summary>
public sealed class ImageTableTests
{
    private static readonly string Digest = "sha256:" + new string('a', 64);

    private static readonly ImageResult[] Images =
    [
        new(new ImageName("localhost:5000", "api", "0123456789ab"), ImageState.Pushed, TimeSpan.FromSeconds(1.5)) { Digest = Digest },
        new(new ImageName("localhost:5000", "worker", "ba9876543210"), ImageState.Built, TimeSpan.Zero),
    ];

    [Test]
    public void Should_Write_A_Line_For_Each_Image_When_Nobody_Looks() => Assert.That(Write(isPlain: true), Is.EqualTo(
        $"localhost:5000/api:0123456789ab {Digest} pushed 1.5s\nlocalhost:5000/worker:ba9876543210 - built 0.0s\n"));

    [Test]
    public void Should_Write_A_Table_When_Somebody_Looks() =>
        Assert.That(Write(isPlain: false), Does.Match("api +. 0123456789ab . aaaaaaaaaaaa . pushed").And.Match("worker . ba9876543210 . - "));

    private static string Write(bool isPlain)
    {
        var text = new StringWriter { NewLine = "\n" };
        var console = AnsiConsole.Create(new AnsiConsoleSettings { Ansi = AnsiSupport.No, Out = new AnsiConsoleOutput(text) });
        new ImageTable(console).Write(Images, isPlain);
        return text.ToString();
    }
}
