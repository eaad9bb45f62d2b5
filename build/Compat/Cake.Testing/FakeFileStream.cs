namespace Cake.Testing;

/// <summary>A stream over a fake file; what was written reaches the file on flush and on close.</summary>
internal sealed class FakeFileStream : MemoryStream
{
    private readonly FakeFileNode _node;
    private readonly FileAccess _access;

    public FakeFileStream(FakeFileNode node, FileAccess access)
    {
        _node = node;
        _access = access;
        base.Write(node.Content);
        Position = 0;
    }

    public override bool CanWrite => _access.HasFlag(FileAccess.Write);

    public override bool CanRead => _access.HasFlag(FileAccess.Read);

    public override void Write(byte[] buffer, int offset, int count)
    {
        EnsureWritable();
        base.Write(buffer, offset, count);
    }

    public override void Write(ReadOnlySpan<byte> buffer)
    {
        EnsureWritable();
        base.Write(buffer);
    }

    public override void Flush()
    {
        if (CanWrite)
        {
            _node.Content = ToArray();
        }
    }

    protected override void Dispose(bool disposing)
    {
        Flush();
        base.Dispose(disposing);
    }

    private void EnsureWritable()
    {
        if (!CanWrite)
        {
            throw new NotSupportedException("The file was opened for reading.");
        }
    }
}
