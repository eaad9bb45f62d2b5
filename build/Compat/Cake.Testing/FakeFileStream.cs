namespace Cake.Testing;

/// <summary>A stream that writes a fake file; what was written reaches the file on flush and on close.</summary>
internal sealed class FakeFileStream : MemoryStream
{
    private readonly FakeFileNode _node;

    public FakeFileStream(FakeFileNode node)
    {
        _node = node;
        Write(node.Content);
        Position = 0;
    }

    public override void Flush() => _node.Content = ToArray();

    protected override void Dispose(bool disposing)
    {
        Flush();
        base.Dispose(disposing);
    }
}
