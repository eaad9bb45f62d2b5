using System.Diagnostics;
using System.Text;

namespace Tests.Shared;

/// <summary>What a program that has ended left behind.</summary>
/// <param name="ExitCode">Its exit code.</param>
/// <param name="Output">What it wrote, standard output and standard error as they came.</param>
/// <param name="Duration">How long it ran.</param>
internal sealed record CommandResult(int ExitCode, string Output, TimeSpan Duration)
{
    /// <summary>The lines of the output, without those that are empty.</summary>
    public IReadOnlyList<string> Lines => Output.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
}

/// <summary>Runs programs to their end.</summary>
internal static class Command
{
    private static readonly TimeSpan TimeLimit = TimeSpan.FromMinutes(15);

    public static async Task<CommandResult> RunAsync(string program, IEnumerable<string> arguments, IReadOnlyDictionary<string, string?>? environment = null)
    {
        var watch = Stopwatch.StartNew();
        using var process = Start(program, arguments, environment);
        var output = new StringBuilder();
        process.OutputDataReceived += Take;
        process.ErrorDataReceived += Take;
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        process.StandardInput.Close();
        using var limit = new CancellationTokenSource(TimeLimit);
        try
        {
            await process.WaitForExitAsync(limit.Token);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            Assert.Fail($"{program} {string.Join(' ', arguments)} did not end within {TimeLimit}:\n{output}");
        }

        return new CommandResult(process.ExitCode, output.ToString(), watch.Elapsed);

        void Take(object sender, DataReceivedEventArgs line)
        {
            lock (output)
            {
                output.Append(line.Data).Append('\n');
            }
        }
    }

    /// <summary>Runs a program that must succeed.</summary>
    public static async Task<string> DemandAsync(string program, params string[] arguments)
    {
        var result = await RunAsync(program, arguments);
        Assert.That(result.ExitCode, Is.Zero, $"{program} {string.Join(' ', arguments)}:\n{result.Output}");
        return result.Output.Trim();
    }

    public static Process Start(string program, IEnumerable<string> arguments, IReadOnlyDictionary<string, string?>? environment = null)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = Repository.Root,
        };
        foreach (var (name, value) in environment ?? new Dictionary<string, string?>())
        {
            start.Environment[name] = value;
        }

        return Process.Start(start)!;
    }
}
