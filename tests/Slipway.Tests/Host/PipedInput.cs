using System.Text;
using Slipway.Manifests;

namespace Slipway.Tests.Host;

/// <summary>A text in the place of standard input.</summary>
internal sealed class PipedInput : IStandardInput
{
    public string Text { get; set; } = "";

    public Stream Open() => new MemoryStream(Encoding.UTF8.GetBytes(Text));
}
