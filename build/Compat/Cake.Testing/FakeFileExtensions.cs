using System.Text;
using Cake.Core.IO;

namespace Cake.Testing;

/// <summary>What tests do with a <see cref="FakeFile"/>.</summary>
public static class FakeFileExtensions
{
    /// <summary>Replaces the content of the file.</summary>
    /// <param name="file">The file.</param>
    /// <param name="content">The text, written as UTF-8 without a byte order mark.</param>
    /// <returns>The same file.</returns>
    public static FakeFile SetContent(this FakeFile file, string content)
    {
        using var stream = file.Open(FileMode.Create, FileAccess.Write, FileShare.None);
        stream.Write(Encoding.UTF8.GetBytes(content));
        return file;
    }

    /// <summary>Gets the content of the file as UTF-8 text.</summary>
    /// <param name="file">The file.</param>
    /// <exception cref="FileNotFoundException">The file does not exist.</exception>
    public static string GetTextContent(this FakeFile file)
    {
        using var reader = new StreamReader(file.OpenRead());
        return reader.ReadToEnd();
    }

    /// <summary>Hides the file.</summary>
    /// <param name="file">The file.</param>
    /// <returns>The same file.</returns>
    public static FakeFile Hide(this FakeFile file)
    {
        file.Hidden = true;
        return file;
    }
}
