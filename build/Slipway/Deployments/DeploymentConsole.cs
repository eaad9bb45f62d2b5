using System.Globalization;
using Slipway.Rollouts;
using Slipway.Secrets;
using Spectre.Console;

namespace Slipway.Deployments;

/// <summary>Shows deployments: on a terminal a table that lives while they run, elsewhere a line for each change. No secret gets through.</summary>
/// <param name="console">Where to.</param>
/// <param name="isPlain">Whether lines are wanted.</param>
/// <param name="redactor">Takes secrets out.</param>
/// <param name="clock">Measures ages.</param>
public sealed class DeploymentConsole(IAnsiConsole console, bool isPlain, SecretRedactor redactor, TimeProvider clock) : IDeploymentLog
{
    private static readonly TimeSpan RefreshInterval = TimeSpan.FromMilliseconds(500);

    private readonly Lock _lock = new();
    private readonly SortedDictionary<string, IReadOnlyList<WorkloadStatus>> _systems = new(StringComparer.Ordinal);
    private readonly Dictionary<Workload, (WorkloadStatus Status, long Since)> _seen = [];
    private readonly long _started = clock.GetTimestamp();

    /// <summary>Does work with the table under it.</summary>
    /// <param name="work">The work.</param>
    public async Task RunAsync(Func<Task> work)
    {
        ArgumentNullException.ThrowIfNull(work);
        if (isPlain)
        {
            await work();
            return;
        }

        await console.Live(Table()).StartAsync(async context =>
        {
            var running = work();
            using var timer = new PeriodicTimer(RefreshInterval, clock);
            while (!running.IsCompleted)
            {
                // Ages grow without anything happening.
                await Task.WhenAny(running, timer.WaitForNextTickAsync().AsTask());
                context.UpdateTarget(Table());
            }

            await running;
        });
    }

    /// <inheritdoc/>
    public void Say(string system, string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var prefix = system.Length == 0 ? "" : $"{system}: ";
        lock (_lock)
        {
            foreach (var line in redactor.Redact(text).Split('\n'))
            {
                Write($"{Age(_started),7}  {prefix}{line.TrimEnd()}");
            }
        }
    }

    /// <inheritdoc/>
    public void Show(string system, IReadOnlyList<WorkloadStatus> statuses)
    {
        ArgumentNullException.ThrowIfNull(statuses);
        lock (_lock)
        {
            _systems[system] = statuses;
            foreach (var status in statuses)
            {
                var isKnown = _seen.TryGetValue(status.Workload, out var before);
                _seen[status.Workload] = (status, isKnown && before.Status.State == status.State ? before.Since : clock.GetTimestamp());
                // Since when a workload is suspect may differ from look to look: no news to a reader.
                if (isPlain && (!isKnown || Line(before.Status) != Line(status)))
                {
                    Write($"{Age(_started),7}  {system}: {Line(status)}");
                }
            }
        }
    }

    private string Line(WorkloadStatus status)
    {
        var detail = status.Detail.Length == 0 ? "" : $"; {redactor.Redact(status.Detail)}";
        return $"{status.Workload.Namespace} {status.Workload} {status.Ready}/{status.Desired} {Word(status.State)}{detail}";
    }

    // A line that another program reads is not broken at the width of a terminal that is not there.
    private void Write(string line)
    {
        if (isPlain)
        {
            console.Profile.Out.Writer.WriteLine(line);
        }
        else
        {
            console.WriteLine(line);
        }
    }

    private Table Table()
    {
        var table = new Table().Border(TableBorder.Rounded).AddColumns("System", "Component", "Ready", "Age", "Waits for");
        lock (_lock)
        {
            foreach (var (system, statuses) in _systems)
            {
                foreach (var status in statuses)
                {
                    var colour = status.State switch { WorkloadState.Ready => "green", WorkloadState.Failed => "red", WorkloadState.Suspect => "darkorange", _ => "yellow" };
                    table.AddRow(
                        new Text(system),
                        new Text($"{status.Workload} ({status.Workload.Namespace})"),
                        new Markup($"[{colour}]{status.Ready}/{status.Desired}[/]"),
                        new Text(Age(_seen[status.Workload].Since)),
                        new Text(redactor.Redact(status.Detail)));
                }
            }
        }

        return table;
    }

    private string Age(long since) => string.Create(CultureInfo.InvariantCulture, $"{clock.GetElapsedTime(since).TotalSeconds:0.0} s");

    private static string Word(WorkloadState state) => state switch
    {
        WorkloadState.Ready => "ready",
        WorkloadState.Failed => "failed",
        WorkloadState.Suspect => "suspect",
        _ => "progressing",
    };
}
