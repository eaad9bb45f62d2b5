using Slipway.Services.Data;
using Slipway.Services.Hosting;

namespace JobQueue.Core;

/// <summary>The schema of the job queue.</summary>
public static class JobQueueSchema
{
    /// <summary>The steps that lead to it.</summary>
    public static MigrationSet Migrations { get; } = MigrationSet.In(typeof(JobQueueSchema).Assembly);

    /// <summary>Where PostgreSQL announces new jobs; migration 003 names it too.</summary>
    public static NotificationChannel Channel { get; } = new("jobs");
}
