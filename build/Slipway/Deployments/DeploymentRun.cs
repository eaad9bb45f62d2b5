using System.Globalization;
using Cake.Core;
using Slipway.Cluster;
using Slipway.Parallel;

namespace Slipway.Deployments;

/// <summary>Deploys several systems: goes on with those that do not depend on one that failed, and says in the end what became of each.</summary>
/// <param name="deploy">Deploys one release.</param>
/// <param name="log">Is told how it goes.</param>
/// <param name="clock">Measures time.</param>
public sealed class DeploymentRun(Func<Release, Task<DeploymentResult>> deploy, IDeploymentLog log, TimeProvider clock)
{
    private const int AtOnce = 4;

    private readonly Lock _lock = new();
    private readonly SortedDictionary<string, Row> _rows = new(StringComparer.Ordinal);

    /// <summary>What became of those that succeeded, by name of the system.</summary>
    public IEnumerable<DeploymentResult> Results => _rows.Values.Select(row => row.Result).OfType<DeploymentResult>();

    /// <summary>Why the others did not, by name of the system.</summary>
    public IReadOnlyList<string> Failures => [.. _rows.Values.Select(row => row.Failure).OfType<string>()];

    /// <summary>Deploys. One system's failure is no reason to leave another one half done; only what depends on it is not begun.</summary>
    /// <param name="releases">The releases.</param>
    /// <param name="cancellationToken">Interrupts the run: what has not begun is left, and what has ends by itself.</param>
    /// <exception cref="CakeException">Systems depend on each other in a circle.</exception>
    public async Task DeployAsync(IReadOnlyList<Release> releases, CancellationToken cancellationToken)
    {
        foreach (var wave in DeploymentOrder.Of(releases))
        {
            // Each is told of the interruption by itself, so that it can say what state it leaves.
            await BoundedParallel.MapAsync(wave, AtOnce, (release, _) => DeployAsync(release, cancellationToken), CancellationToken.None);
        }
    }

    /// <summary>One table of all systems; nothing for a single one, which has said it all.</summary>
    public IEnumerable<string> Summary()
    {
        if (_rows.Count < 2)
        {
            return [];
        }

        var cells = _rows.Select(pair => new[] { pair.Key, pair.Value.Word, pair.Value.Result is { Revision: > 0 } done ? $"revision {done.Revision}" : "", pair.Value.Time }).ToArray();
        var widths = Enumerable.Range(0, 4).Select(column => cells.Max(row => row[column].Length)).ToArray();
        return cells.Select(row => string.Join("  ", row.Select((cell, column) => cell.PadRight(widths[column]))).TrimEnd());
    }

    private async Task<bool> DeployAsync(Release release, CancellationToken cancellationToken)
    {
        var started = clock.GetTimestamp();
        Row row;
        if (Missing(release) is { } missing)
        {
            row = new Row("not begun", null, $"Deploying {release.Name}: not begun, because {missing} failed.", "");
        }
        else if (cancellationToken.IsCancellationRequested)
        {
            row = new Row("not begun", null, $"Deploying {release.Name}: not begun: the run was interrupted.", "");
        }
        else
        {
            row = await TryAsync(release) with { Time = string.Create(CultureInfo.InvariantCulture, $"{clock.GetElapsedTime(started).TotalSeconds:0.0} s") };
        }

        lock (_lock)
        {
            _rows[release.Name] = row;
        }

        return row.Failure is null;
    }

    private string? Missing(Release release)
    {
        lock (_lock)
        {
            return release.System.DependsOn.FirstOrDefault(name => _rows.TryGetValue(name, out var row) && row.Failure is not null);
        }
    }

    private async Task<Row> TryAsync(Release release)
    {
        try
        {
            var result = await deploy(release);
            log.Say(release.Name, result.Outcome switch
            {
                DeploymentOutcome.Unchanged => $"nothing to do: revision {result.Revision} is in place",
                DeploymentOutcome.DryRun => "dry run: nothing was changed",
                _ => $"deployed: revision {result.Revision}",
            });
            return new Row(result.Outcome switch { DeploymentOutcome.Unchanged => "unchanged", DeploymentOutcome.DryRun => "dry run", _ => "deployed" }, result, null, "");
        }
        catch (Exception exception) when (exception is CakeException or KubeApiException)
        {
            return new Row("FAILED", null, exception.Message, "");
        }
        catch (OperationCanceledException)
        {
            return new Row("FAILED", null, $"Deploying {release.Name}: interrupted before anything was changed.", "");
        }
    }

    private sealed record Row(string Word, DeploymentResult? Result, string? Failure, string Time);
}
