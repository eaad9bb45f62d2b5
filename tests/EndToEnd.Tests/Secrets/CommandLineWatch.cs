using System.Text;

namespace EndToEnd.Tests.Secrets;

/// <summary>Reads the command lines of all processes of the machine, again and again, in search of texts.</summary>
internal sealed class CommandLineWatch : IAsyncDisposable
{
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(10);

    private readonly CancellationTokenSource _end = new();
    private readonly Task _work;
    private readonly HashSet<string> _found = [];
    private readonly HashSet<string> _programs = [];

    public CommandLineWatch(IReadOnlyList<string> texts) => _work = Task.Run(() => WatchAsync(texts));

    /// <summary>Command lines with one of the texts.</summary>
    public IReadOnlyCollection<string> Found => _found;

    /// <summary>Every program that was seen: without helm among them nothing was watched.</summary>
    public IReadOnlyCollection<string> Programs => _programs;

    public async ValueTask DisposeAsync()
    {
        await _end.CancelAsync();
        await _work;
        _end.Dispose();
    }

    private async Task WatchAsync(IReadOnlyList<string> texts)
    {
        using var timer = new PeriodicTimer(Interval);
        while (!_end.IsCancellationRequested)
        {
            foreach (var process in Directory.EnumerateDirectories("/proc").Where(path => char.IsAsciiDigit(Path.GetFileName(path)[0])))
            {
                Look(process, texts);
            }

            try
            {
                await timer.WaitForNextTickAsync(_end.Token);
            }
            catch (OperationCanceledException)
            {
                return;
            }
        }
    }

    private void Look(string process, IReadOnlyList<string> texts)
    {
        string line;
        try
        {
            line = Encoding.UTF8.GetString(File.ReadAllBytes(Path.Combine(process, "cmdline")));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return; // it has ended
        }

        _programs.Add(Path.GetFileName(line.Split('\0')[0]));
        if (texts.Any(text => line.Contains(text, StringComparison.Ordinal)))
        {
            _found.Add(line.Replace('\0', ' '));
        }
    }
}
