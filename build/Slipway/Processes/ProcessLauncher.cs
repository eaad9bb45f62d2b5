using System.ComponentModel;
using System.Diagnostics;
using System.Text;
using Cake.Core;

namespace Slipway.Processes;

/// <summary>Runs real processes. No thread waits for one: output, end and time limit are all awaited.</summary>
public sealed class ProcessLauncher : IProcessLauncher
{
    // What a killed process's pipes may take to run dry; a grandchild that left the tree can hold them open for ever.
    private static readonly TimeSpan DrainLimit = TimeSpan.FromSeconds(1);

    /// <inheritdoc/>
    public async Task<ProcessOutcome> RunAsync(ProcessRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        cancellationToken.ThrowIfCancellationRequested();
        using var process = new Process { StartInfo = StartInfo(request) };
        var started = Stopwatch.GetTimestamp();
        Start(process, request);

        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(request.TimeLimit);
        var output = new OutputReader(process.StandardOutput.BaseStream, request.OutputLimit, limit, request.OnOutput);
        var error = new OutputReader(process.StandardError.BaseStream, request.OutputLimit, limit);
        var endedByItself = await EndAsync(process, request, output, error, limit.Token);
        cancellationToken.ThrowIfCancellationRequested();
        var overfull = output.LimitExceeded || error.LimitExceeded;
        return new ProcessOutcome(
            process.HasExited ? process.ExitCode : -1,
            output.Captured,
            error.Captured,
            Stopwatch.GetElapsedTime(started),
            TimedOut: !endedByItself && !overfull)
        {
            OutputLimitExceeded = overfull,
        };
    }

    // Says whether it ended before the token did.
    private static async Task<bool> EndAsync(Process process, ProcessRequest request, OutputReader output, OutputReader error, CancellationToken limit)
    {
        using var drained = new CancellationTokenSource();
        var work = Task.WhenAll(
            output.ReadAsync(drained.Token),
            error.ReadAsync(drained.Token),
            WriteInputAsync(process, request, drained.Token),
            process.WaitForExitAsync(drained.Token));
        try
        {
            await work.WaitAsync(limit);
            return true;
        }
        catch (OperationCanceledException)
        {
            await StopAsync(process, request.StopLimit);
            drained.CancelAfter(DrainLimit);
            await work.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            return false;
        }
    }

    private static ProcessStartInfo StartInfo(ProcessRequest request)
    {
        // Standard input is always a pipe: a tool that asks a question gets end of file instead of waiting for a person.
        var info = new ProcessStartInfo(request.FileName, request.Arguments)
        {
            UseShellExecute = false,
            CreateNoWindow = true,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = request.WorkingDirectory ?? "",
        };
        if (request.CommandLine is not null)
        {
            info.Arguments = request.CommandLine;
        }

        foreach (var (name, value) in request.Environment)
        {
            info.Environment[name] = value;
        }

        if (request.EndsWithParent && !OperatingSystem.IsWindows())
        {
            ParentWatch.Wrap(info, request);
        }

        return info;
    }

    private static void Start(Process process, ProcessRequest request)
    {
        try
        {
            process.Start();
        }
        catch (Win32Exception exception)
        {
            throw new CakeException($"Starting {request.FileName}: {exception.Message}", exception);
        }
    }

    private static async Task WriteInputAsync(Process process, ProcessRequest request, CancellationToken cancellationToken)
    {
        var input = process.StandardInput.BaseStream;
        await using (input)
        {
            try
            {
                await input.WriteAsync(Encoding.UTF8.GetBytes(request.StandardInput ?? ""), cancellationToken);
                await input.FlushAsync(cancellationToken);
                await (request.HoldsInputOpen || request.EndsWithParent ? process.WaitForExitAsync(cancellationToken) : Task.CompletedTask);
            }
            catch (IOException)
            {
                // It ended, or closed its input, without reading everything: its exit code tells whether that matters.
            }
        }
    }

    private static async Task StopAsync(Process process, TimeSpan limit)
    {
        if (limit > TimeSpan.Zero && !OperatingSystem.IsWindows() && Signals.Terminate(process))
        {
            try
            {
                await process.WaitForExitAsync().WaitAsync(limit);
            }
            catch (TimeoutException)
            {
                // It was asked.
            }
        }

        Kill(process);
    }

    private static void Kill(Process process)
    {
        try
        {
            process.Kill(entireProcessTree: true);
        }
        catch (Exception exception) when (exception is InvalidOperationException or Win32Exception or AggregateException)
        {
            // It was quicker: it has ended already.
        }
    }
}
