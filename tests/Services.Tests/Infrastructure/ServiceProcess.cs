using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Services.Tests.Infrastructure;

/// <summary>A service as a process of its own.</summary>
internal sealed partial class ServiceProcess : IAsyncDisposable
{
    private readonly List<string> _lines = [];
    private readonly Process _process;
    private readonly TaskCompletionSource<int> _port = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public ServiceProcess(string project, IReadOnlyDictionary<string, string> environment, params string[] arguments)
    {
        var program = Path.GetFullPath(Path.Combine(AppContext.BaseDirectory, "..", "..", project, Path.GetFileName(AppContext.BaseDirectory.TrimEnd('/')), "app.dll"));
        var start = new ProcessStartInfo("dotnet", [program, .. arguments]) { RedirectStandardOutput = true, RedirectStandardError = true };
        var inherited = start.Environment.Where(pair => pair.Key is "PATH" or "HOME" or "DOTNET_ROOT" or "TMPDIR").ToList();
        start.Environment.Clear();
        foreach (var (name, value) in inherited.Concat(environment.Select(pair => new KeyValuePair<string, string?>(pair.Key, pair.Value))))
        {
            start.Environment[name] = value;
        }

        _process = new Process { StartInfo = start };
        _process.OutputDataReceived += (_, line) => Take(line.Data);
        _process.ErrorDataReceived += (_, line) => Take(line.Data);
        _process.Start();
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
    }

    public IReadOnlyList<string> Lines
    {
        get
        {
            lock (_lines)
            {
                return [.. _lines];
            }
        }
    }

    public string Output => string.Join('\n', Lines);

    /// <summary>What was logged, one object a line.</summary>
    public IReadOnlyList<JsonElement> Log => [.. Lines.Select(line => JsonSerializer.Deserialize<JsonElement>(line))];

    public async Task<HttpClient> HttpAsync()
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        try
        {
            var port = await _port.Task.WaitAsync(limit.Token);
            return new HttpClient { BaseAddress = new Uri($"http://127.0.0.1:{port}/"), Timeout = TimeSpan.FromSeconds(20) };
        }
        catch (OperationCanceledException)
        {
            throw new InvalidOperationException($"the service does not listen; it said: {Output}");
        }
    }

    /// <summary>Waits until the service says that it is ready.</summary>
    public async Task<HttpClient> ReadyAsync()
    {
        var http = await HttpAsync();
        await Eventually.TrueAsync(async () => (await http.GetAsync(new Uri("ready", UriKind.Relative))).IsSuccessStatusCode, $"readiness; output: {Output}");
        return http;
    }

    /// <summary>Sends a signal, such as KILL, TERM, STOP or CONT.</summary>
    public Task SignalAsync(string signal) => Command.DemandAsync("kill", $"-{signal}", _process.Id.ToString(CultureInfo.InvariantCulture));

    public async Task<int> ExitCodeAsync(int seconds = 60)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(seconds));
        await _process.WaitForExitAsync(limit.Token);
        return _process.ExitCode;
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            _process.Kill();
        }

        await _process.WaitForExitAsync();
        _process.Dispose();
    }

    private void Take(string? line)
    {
        if (line is null)
        {
            return;
        }

        lock (_lines)
        {
            _lines.Add(line);
        }

        if (ListeningPattern().Match(line) is { Success: true } match)
        {
            _port.TrySetResult(int.Parse(match.Groups[1].ValueSpan, CultureInfo.InvariantCulture));
        }
    }

    [GeneratedRegex(@"Now listening on: http://[^""\s]*:(\d+)")]
    private static partial Regex ListeningPattern();
}
