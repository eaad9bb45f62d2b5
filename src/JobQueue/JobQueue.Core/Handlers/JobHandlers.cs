namespace JobQueue.Core.Handlers;

/// <summary>The kinds of jobs there are. The API refuses other types, and a worker claims only these.</summary>
public static class JobHandlers
{
    /// <summary>One handler per type.</summary>
    public static IReadOnlyDictionary<string, IJobHandler> All { get; } =
        new IJobHandler[] { new EchoHandler(), new SleepHandler(), new FailHandler() }.ToDictionary(handler => handler.Type, StringComparer.Ordinal);
}
