using Cake.Core.IO;
using Slipway.Model;

namespace Slipway.Charts;

/// <summary>Reads a chart's folder: every file once, links followed as helm follows them, loops noticed.</summary>
/// <param name="fileSystem">The file system.</param>
/// <param name="links">Where symbolic links lead.</param>
public sealed class ChartReader(IFileSystem fileSystem, ISymbolicLinks links)
{
    /// <summary>Reads a chart. What is wrong with single files becomes a finding of the chart.</summary>
    /// <param name="directory">The chart's folder, absolute.</param>
    public Chart Read(DirectoryPath directory)
    {
        ArgumentNullException.ThrowIfNull(directory);
        var walk = new Walk(fileSystem, links, directory);
        walk.Visit(directory, "");
        return new Chart(directory, [.. walk.Files.OrderBy(file => file.Path, StringComparer.Ordinal)], walk.Problems);
    }

    private sealed class Walk(IFileSystem fileSystem, ISymbolicLinks links, DirectoryPath root)
    {
        private readonly Stack<string> _above = new();

        public List<ChartFile> Files { get; } = [];

        public List<Finding> Problems { get; } = [];

        public void Visit(DirectoryPath directory, string prefix)
        {
            if (links.FinalTarget(directory) is not { } target || _above.Contains(target))
            {
                Problems.Add(Problem(prefix.TrimEnd('/'), "the link leads back to a folder above it: a loop"));
                return;
            }

            _above.Push(target);
            var folder = fileSystem.GetDirectory(directory);
            foreach (var file in folder.GetFiles("*", SearchScope.Current))
            {
                ReadFile(file, prefix + file.Path.GetFilename());
            }

            foreach (var child in folder.GetDirectories("*", SearchScope.Current).OrderBy(child => child.Path.FullPath, StringComparer.Ordinal))
            {
                Visit(child.Path, $"{prefix}{child.Path.GetDirectoryName()}/");
            }

            _above.Pop();
        }

        private void ReadFile(IFile file, string path)
        {
            try
            {
                var content = file.Length <= ChartFile.MaximumLength ? file.ReadAllBytes() : null;
                var read = new ChartFile(path, content, file.Length);
                Files.Add(read);
            }
            catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
            {
                Problems.Add(Problem(path, $"the file cannot be read: {exception.Message}"));
            }
        }

        private Finding Problem(string path, string message) =>
            ChartFileRules.Readable.InFile(root.GetDirectoryName(), path, message);
    }
}
