using System.Diagnostics;

namespace EndToEnd.Tests.Infrastructure;

/// <summary>A line of output.</summary>
/// <param name="At">When it came.</param>
/// <param name="Text">The line.</param>
internal sealed record TimedLine(DateTimeOffset At, string Text);

/// <summary>A run of <c>./build.sh</c> that something is done to while it goes on.</summary>
internal sealed class TimedRun : IDisposable
{
    private const int TimeLimitSeconds = 900;

    private readonly List<TimedLine> _lines = [];
    private readonly Process _process;
    private readonly Stopwatch _watch = Stopwatch.StartNew();

    private TimedRun(string program, IEnumerable<string> arguments)
    {
        // Whoever starts the tests in the background of a shell has their children ignore SIGINT.
        _process = Command.Start("/usr/bin/env", ["--default-signal=INT", program, .. arguments], SlipwayRun.With(new Dictionary<string, string?>()));
        _process.OutputDataReceived += Take;
        _process.ErrorDataReceived += Take;
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
        _process.StandardInput.Close();
    }

    /// <summary>When it was started.</summary>
    public DateTimeOffset Started { get; } = DateTimeOffset.UtcNow;

    /// <summary>Its process: <c>build.sh</c> becomes the host.</summary>
    public int ProcessId => _process.Id;

    /// <summary>What it has written so far.</summary>
    public IReadOnlyList<TimedLine> Lines
    {
        get
        {
            lock (_lines)
            {
                return [.. _lines];
            }
        }
    }

    /// <summary>Starts the build of this repository.</summary>
    public static TimedRun Start(params IEnumerable<string> arguments) => new(Repository.PathOf("build.sh"), arguments);

    /// <summary>Starts the build of a copy of it.</summary>
    public static TimedRun StartIn(RepositoryCopy copy, params IEnumerable<string> arguments) => new(copy.PathOf("build.sh"), arguments);

    /// <summary>Waits until it has written a line with a text, or has ended.</summary>
    public Task SaidAsync(string text) => Eventually.TrueAsync(
        () => Task.FromResult(_process.HasExited || Lines.Any(line => line.Text.Contains(text, StringComparison.Ordinal))), $"the line '{text}'", TimeLimitSeconds);

    /// <summary>Sends it a signal.</summary>
    /// <param name="name">The signal: <c>INT</c>, <c>KILL</c>.</param>
    public Task SignalAsync(string name) => Command.RunAsync("/bin/kill", [$"-{name}", $"{ProcessId}"]);

    /// <summary>Waits for its end.</summary>
    public async Task<CommandResult> EndAsync()
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(TimeLimitSeconds));
        await _process.WaitForExitAsync(limit.Token);
        return new CommandResult(_process.ExitCode, string.Join('\n', Lines.Select(line => line.Text)), _watch.Elapsed);
    }

    public void Dispose()
    {
        if (!_process.HasExited)
        {
            _process.Kill(entireProcessTree: true);
        }

        _process.Dispose();
    }

    private void Take(object sender, DataReceivedEventArgs line)
    {
        lock (_lines)
        {
            _lines.Add(new TimedLine(DateTimeOffset.UtcNow, line.Data ?? ""));
        }
    }
}
