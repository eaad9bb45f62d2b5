using Cake.Core;
using Slipway.Cluster;
using Slipway.Parallel;

namespace Slipway.Smoke;

/// <summary>Runs smoke tests, some at once.</summary>
/// <param name="clock">Measures how long they take.</param>
public sealed class SmokeRun(TimeProvider clock)
{
    private const int AtOnce = 4;

    /// <summary>Runs tests.</summary>
    /// <param name="tests">The tests.</param>
    /// <param name="probes">What they look with.</param>
    /// <param name="cancellationToken">Ends the run.</param>
    /// <returns>What came of each, in the tests' order.</returns>
    public Task<IReadOnlyList<SmokeResult>> RunAsync(IReadOnlyList<SmokeTest> tests, SmokeProbes probes, CancellationToken cancellationToken) =>
        BoundedParallel.MapAsync(tests, AtOnce, (test, token) => RunAsync(test, probes, token), cancellationToken);

    private async Task<SmokeResult> RunAsync(SmokeTest test, SmokeProbes probes, CancellationToken cancellationToken)
    {
        var started = clock.GetTimestamp();
        using var timer = new CancellationTokenSource(test.TimeLimit, clock);
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, timer.Token);
        string? failure = null;
        try
        {
            await test.Check(probes, limit.Token);
        }
        catch (Exception exception) when (exception is SmokeException or KubeApiException or CakeException && !cancellationToken.IsCancellationRequested)
        {
            failure = exception.Message;
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            failure = $"not done within {test.TimeLimit.TotalSeconds:0} s";
        }

        cancellationToken.ThrowIfCancellationRequested();
        return new SmokeResult(test.Name, failure, clock.GetElapsedTime(started));
    }
}
