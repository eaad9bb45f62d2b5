namespace Cake.Testing;

/// <summary>A file that exists.</summary>
internal sealed class FakeFileNode
{
    private byte[] _content = [];

    public byte[] Content
    {
        get => Volatile.Read(ref _content);
        set => Volatile.Write(ref _content, value);
    }

    public bool Hidden { get; set; }

    public FileAttributes Attributes { get; set; } = FileAttributes.Normal;

    public UnixFileMode? Mode { get; set; }

    public FakeFileNode Copy() => (FakeFileNode)MemberwiseClone();
}
