using System.Runtime.InteropServices;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Slipway.Services.Configuration;
using Slipway.Services.Data;
using Slipway.Services.Leases;
using Slipway.Services.Logging;
using Slipway.Services.Metrics;

namespace Slipway.Services.Hosting;

/// <summary>The edge of every program: settings in, one-line failures and an exit code out, SIGTERM obeyed.</summary>
public static class ServiceProgram
{
    // What a web server takes to finish the requests it has; Kubernetes allows 30 s by default.
    private static readonly TimeSpan RequestDrainTime = TimeSpan.FromSeconds(20);

    /// <summary>Runs a program that serves HTTP until SIGTERM or SIGINT.</summary>
    /// <param name="build">Makes the application.</param>
    /// <returns>The exit code: 0, or 1 after a failure.</returns>
    public static Task<int> ServeAsync(Func<Settings, WebApplication> build) => GuardAsync(async settings =>
    {
        await using var application = build(settings);
        var loops = application.Services.GetServices<IHostedService>().OfType<BackgroundService>().ToList();
        await application.RunAsync();

        // The host stops when a loop fails, but calls that a success.
        return loops.Exists(loop => loop.ExecuteTask is { IsFaulted: true }) ? 1 : Environment.ExitCode;
    });

    /// <summary>Runs a program that does one thing and ends.</summary>
    /// <param name="name">The program's name, for the log.</param>
    /// <param name="main">Does it; the token is set by SIGTERM or SIGINT.</param>
    /// <returns>The exit code: 0, 1 after a failure, 143 when it was told to stop (128 + SIGTERM, as shells count).</returns>
    public static Task<int> RunAsync(string name, Func<Settings, ILogger, CancellationToken, Task> main) => GuardAsync(async settings =>
    {
        using var logging = LoggerFactory.Create(builder => builder.AddServiceLog(settings));
        var logger = logging.CreateLogger(name);
        using var stop = new CancellationTokenSource();
        using var terminate = StopOn(PosixSignal.SIGTERM, stop);
        using var interrupt = StopOn(PosixSignal.SIGINT, stop);
        try
        {
            await main(settings, logger, stop.Token);
            return 0;
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            logger.LogWarning("told to stop before the work was done");
            return 143;
        }
    });

    /// <summary>Begins an application with what every service has: log, metrics, health and strict JSON.</summary>
    /// <param name="settings">The environment.</param>
    /// <param name="port">The port when <c>ASPNETCORE_HTTP_PORTS</c> says nothing else.</param>
    /// <returns>The builder.</returns>
    public static WebApplicationBuilder CreateBuilder(Settings settings, int port)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseSetting(WebHostDefaults.HttpPortsKey, settings.Text("ASPNETCORE_HTTP_PORTS", port.ToString(System.Globalization.CultureInfo.InvariantCulture)));
        builder.WebHost.ConfigureKestrel(options => options.AddServerHeader = false);
        builder.Logging.AddServiceLog(settings);
        builder.Services.Configure<HostOptions>(options => options.ShutdownTimeout = RequestDrainTime);
        builder.Services.AddSingleton(TimeProvider.System);
        builder.Services.AddSingleton(new MeterCollector());
        builder.Services.AddSingleton<LoopHealth>();
        builder.Services.AddSingleton<IReadinessCheck, StoppingReadiness>();
        return builder;
    }

    /// <summary>Adds a database that the service needs: its pool, the wait for it at start, and readiness that follows it.</summary>
    /// <param name="builder">The application.</param>
    /// <param name="address">Where the database is.</param>
    /// <param name="migrations">The schema that the service needs.</param>
    /// <param name="name">What the connections are called in <c>pg_stat_activity</c>.</param>
    public static void AddDatabase(this WebApplicationBuilder builder, DatabaseAddress address, MigrationSet migrations, string name)
    {
        builder.Services.AddSingleton(address);
        builder.Services.AddSingleton(migrations);
        builder.Services.AddSingleton(_ => address.CreateDataSource(name));
        builder.Services.AddSingleton<DatabaseGate>();
        builder.Services.AddHostedService(services => services.GetRequiredService<DatabaseGate>());
        builder.Services.AddSingleton<IReadinessCheck, DatabaseReadiness>();
    }

    /// <summary>Adds work that is done under leases, and whose arrival the database announces.</summary>
    /// <typeparam name="TItem">A claimed piece of work.</typeparam>
    /// <typeparam name="TOutcome">What doing the work led to.</typeparam>
    /// <typeparam name="TWork">The work.</typeparam>
    /// <param name="builder">The application, with its database.</param>
    /// <param name="options">Batch size and times.</param>
    /// <param name="channel">Where new work is announced.</param>
    public static void AddLeasedWork<TItem, TOutcome, TWork>(this WebApplicationBuilder builder, LeaseOptions options, NotificationChannel channel)
        where TItem : ILeased
        where TWork : class, ILeasedWork<TItem, TOutcome>
    {
        builder.Services.AddSingleton(options);
        builder.Services.AddSingleton(channel);
        builder.Services.AddSingleton<WakeSignal>();
        builder.Services.AddSingleton<ILeasedWork<TItem, TOutcome>, TWork>();
        builder.Services.AddHostedService<DatabaseListener>();
        builder.Services.AddHostedService<LeasedWorker<TItem, TOutcome>>();
    }

    /// <summary>Makes the application: failures become problem+json, and the operations endpoints are there.</summary>
    /// <param name="builder">The builder.</param>
    /// <returns>The application, for more endpoints.</returns>
    public static WebApplication BuildService(this WebApplicationBuilder builder)
    {
        var application = builder.Build();
        application.UseMiddleware<ProblemMiddleware>();
        application.MapOperations();
        return application;
    }

    private static async Task<int> GuardAsync(Func<Settings, Task<int>> run)
    {
        var settings = Settings.FromEnvironment();
        try
        {
            return await run(settings);
        }
        catch (Exception exception)
        {
            using var logging = LoggerFactory.Create(builder => builder.AddFallbackLog(settings.Redactor));
            var logger = logging.CreateLogger("start");
            if (exception is ServiceException)
            {
                logger.LogCritical("{Failure}", exception.Message);
            }
            else
            {
                logger.LogCritical(exception, "run the program: unexpected failure");
            }

            return 1;
        }
    }

    private static PosixSignalRegistration StopOn(PosixSignal signal, CancellationTokenSource stop) => PosixSignalRegistration.Create(signal, context =>
    {
        context.Cancel = true;
        stop.Cancel();
    });
}
