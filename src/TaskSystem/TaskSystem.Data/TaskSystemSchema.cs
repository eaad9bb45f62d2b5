using Slipway.Services.Data;
using Slipway.Services.Hosting;

namespace TaskSystem.Data;

/// <summary>The schema of the task system. Job A brings it; everything else waits for it.</summary>
public static class TaskSystemSchema
{
    /// <summary>The steps that lead to it.</summary>
    public static MigrationSet Migrations { get; } = MigrationSet.In(typeof(TaskSystemSchema).Assembly);

    /// <summary>Where PostgreSQL announces new tasks; migration 003 names it too.</summary>
    public static NotificationChannel Channel { get; } = new("tasks");
}
