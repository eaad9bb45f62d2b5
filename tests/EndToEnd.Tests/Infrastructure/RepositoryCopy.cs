namespace EndToEnd.Tests.Infrastructure;

/// <summary>A copy of the repository, to break something in it. It takes the host that is built already.</summary>
internal sealed class RepositoryCopy : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("slipway-copy-");
    private string? _mounted;

    private RepositoryCopy()
    {
    }

    public string Root => _folder.FullName;

    public static async Task<RepositoryCopy> CreateAsync()
    {
        var copy = new RepositoryCopy();
        const string Script = """
            git ls-files -z --cached --others --exclude-standard | xargs -0 -I{} sh -c '[ ! -f "$1" ] || cp --parents "$1" "$0"' "$0" {}
            mkdir -p "$0/.build" "$0/artifacts"
            cp -r .build/host "$0/.build/"
            cp artifacts/images.json "$0/artifacts/"
            [ ! -d .tools ] || cp -r .tools "$0/"
            """;
        await Command.DemandAsync("/bin/bash", "-euc", Script, copy.Root);
        return copy;
    }

    public string PathOf(string path) => Path.Combine(Root, path);

    public Task AppendAsync(string path, string text) => File.AppendAllTextAsync(PathOf(path), text);

    public async Task ReplaceAsync(string path, string old, string @new)
    {
        var text = await File.ReadAllTextAsync(PathOf(path));
        Assert.That(text, Does.Contain(old), path);
        await File.WriteAllTextAsync(PathOf(path), text.Replace(old, @new, StringComparison.Ordinal));
    }

    /// <summary>Gives a folder a small disk of its own.</summary>
    public async Task MountSmallDiskAsync(string path, string size)
    {
        Directory.CreateDirectory(PathOf(path));
        await Command.DemandAsync("mount", "-t", "tmpfs", "-o", $"size={size}", "tmpfs", PathOf(path));
        _mounted = PathOf(path);
    }

    public Task<CommandResult> RunAsync(IReadOnlyDictionary<string, string?> environment, params string[] arguments) =>
        Command.RunAsync(PathOf("build.sh"), arguments, SlipwayRun.With(environment));

    public void Dispose()
    {
        if (_mounted is not null)
        {
            Command.DemandAsync("umount", _mounted).GetAwaiter().GetResult();
        }

        _folder.Delete(recursive: true);
    }
}
