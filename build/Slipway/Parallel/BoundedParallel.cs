namespace Slipway.Parallel;

/// <summary>The one way in which this engine does several things at once.</summary>
public static class BoundedParallel
{
    // Two more than there are cores: while some start a process, or wait for what it says, a core would have nothing to do.
    private static readonly int AtOnce = Environment.ProcessorCount + 2;

    /// <summary>Works on every item, at most two more at once than the machine has cores; results stand in the items' order.</summary>
    /// <param name="items">The items.</param>
    /// <param name="work">The work on one item. It must not depend on the others.</param>
    /// <param name="cancellationToken">Ends the run: items not begun are left, and those under way are expected to listen too.</param>
    /// <exception cref="OperationCanceledException">The run was ended.</exception>
    /// <exception cref="Exception">The first exception of any item, as it was thrown.</exception>
    public static IReadOnlyList<TResult> Map<TItem, TResult>(IReadOnlyList<TItem> items, Func<TItem, TResult> work, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(items);
        ArgumentNullException.ThrowIfNull(work);
        var results = new TResult[items.Count];
        if (items.Count == 1)
        {
            cancellationToken.ThrowIfCancellationRequested();
            results[0] = work(items[0]);
            return results;
        }

        var options = new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancellationToken };
        try
        {
            System.Threading.Tasks.Parallel.For(0, items.Count, options, index => results[index] = work(items[index]));
        }
        catch (AggregateException exception)
        {
            System.Runtime.ExceptionServices.ExceptionDispatchInfo.Capture(exception.Flatten().InnerExceptions[0]).Throw();
        }

        return results;
    }

    /// <summary>Works on every item, at most so many at once; results stand in the items' order. For work that mostly waits.</summary>
    /// <param name="items">The items.</param>
    /// <param name="limit">How many at once.</param>
    /// <param name="work">The work on one item. It must not depend on the others.</param>
    /// <param name="cancellationToken">Ends the run.</param>
    /// <exception cref="OperationCanceledException">The run was ended.</exception>
    /// <exception cref="Exception">The first exception of any item, as it was thrown.</exception>
    public static async Task<IReadOnlyList<TResult>> MapAsync<TItem, TResult>(
        IReadOnlyList<TItem> items, int limit, Func<TItem, CancellationToken, Task<TResult>> work, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(items);
        ArgumentNullException.ThrowIfNull(work);
        var results = new TResult[items.Count];
        var options = new ParallelOptions { MaxDegreeOfParallelism = limit, CancellationToken = cancellationToken };
        await System.Threading.Tasks.Parallel.ForAsync(0, items.Count, options, async (index, token) => results[index] = await work(items[index], token));
        return results;
    }
}
