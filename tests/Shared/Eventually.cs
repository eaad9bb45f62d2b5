using System.Diagnostics;

namespace Tests.Shared;

/// <summary>Waits for a condition, with a bound.</summary>
internal static class Eventually
{
    public static async Task TrueAsync(Func<Task<bool>> condition, string what, int seconds = 60)
    {
        var watch = Stopwatch.StartNew();
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(50));
        while (!await condition())
        {
            Assert.That(watch.Elapsed, Is.LessThan(TimeSpan.FromSeconds(seconds)), $"waited in vain for: {what}");
            await timer.WaitForNextTickAsync();
        }
    }
}
