namespace Slipway.Smoke;

/// <summary>A check of what a deployed system does, from the outside.</summary>
/// <param name="Name">What must hold, in words: <c>a job given to the API is completed</c>.</param>
/// <param name="Check">Checks it; fails with a <see cref="SmokeException"/>.</param>
public sealed record SmokeTest(string Name, Func<SmokeProbes, CancellationToken, Task> Check)
{
    /// <summary>How long it may take, with all its tries.</summary>
    public TimeSpan TimeLimit { get; init; } = TimeSpan.FromSeconds(60);
}

/// <summary>What came of a smoke test.</summary>
/// <param name="Name">What must hold.</param>
/// <param name="Failure">What was expected and what came; null when it held.</param>
/// <param name="Duration">How long it took.</param>
public sealed record SmokeResult(string Name, string? Failure, TimeSpan Duration);

/// <summary>Something was not as expected.</summary>
/// <param name="message">What was expected, and what came.</param>
public sealed class SmokeException(string message) : Exception(message);
