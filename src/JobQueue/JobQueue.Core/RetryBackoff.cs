namespace JobQueue.Core;

/// <summary>How long a failed job rests: 1 s after the first attempt, twice as long after each further one, at most five minutes.</summary>
public static class RetryBackoff
{
    private static readonly TimeSpan First = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(5);

    // Jobs that failed together, say because a service was away, do not all come back in the same instant.
    private const double Jitter = 0.1;

    /// <summary>The pause after a failed attempt.</summary>
    /// <param name="attempt">Which attempt failed, from 1.</param>
    /// <param name="random">From 0 up to, not including, 1: where in the jitter of up to a tenth the pause lies.</param>
    /// <returns>The pause.</returns>
    public static TimeSpan After(int attempt, double random)
    {
        var doubled = First * Math.Pow(2, Math.Clamp(attempt - 1, 0, 30));
        return (doubled < Longest ? doubled : Longest) * (1 + (Jitter * random));
    }
}
