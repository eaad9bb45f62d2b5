using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using Npgsql;

namespace Services.Tests;

/// <summary>One real PostgreSQL server for all tests, in a folder of its own.</summary>
[SetUpFixture]
public sealed class PostgresServer
{
    private const string Binaries = "/usr/lib/postgresql/15/bin";

    // Every character that a URL gives a meaning to, and long enough to be found where it must not be.
    public const string Password = "canary:p@ss/w%rd?#1f7c";

    private static readonly string Folder = Path.Combine(Path.GetTempPath(), $"services-tests-{Guid.NewGuid():N}");

    public static int Port { get; private set; }

    public static string ConnectionString(string database) => new NpgsqlConnectionStringBuilder
    {
        Host = "127.0.0.1",
        Port = Port,
        Username = "postgres",
        Password = Password,
        Database = database,
        Pooling = false,
    }.ConnectionString;

    [OneTimeSetUp]
    public static async Task StartAsync()
    {
        await DebianPackage.DemandAsync($"{Binaries}/initdb", "postgresql-15");
        Directory.CreateDirectory(Folder);
        var passwordFile = Path.Combine(Folder, "password");
        await File.WriteAllTextAsync(passwordFile, Password);
        await Command.DemandAsync("chmod", "-R", "a+rwX", Folder);
        Port = FindFreePort();
        await RunAsync($"{Binaries}/initdb", "--pgdata", $"{Folder}/data", "--username", "postgres", "--pwfile", passwordFile, "--auth", "scram-sha-256", "--no-sync");
        await RunAsync(
            $"{Binaries}/pg_ctl", "--pgdata", $"{Folder}/data", "--log", $"{Folder}/log", "--wait", "--options",
            $"-p {Port} -c listen_addresses=127.0.0.1 -c unix_socket_directories={Folder} -c fsync=off -c max_connections=200", "start");
    }

    [OneTimeTearDown]
    public static async Task StopAsync()
    {
        await RunAsync($"{Binaries}/pg_ctl", "--pgdata", $"{Folder}/data", "--mode", "immediate", "--wait", "stop");
        Directory.Delete(Folder, recursive: true);
    }

    /// <summary>PostgreSQL refuses to run as root.</summary>
    private static async Task RunAsync(string program, params string[] arguments)
    {
        var (file, all) = Environment.UserName == "root" ? ("runuser", (string[])["-u", "postgres", "--", program, .. arguments]) : (program, arguments);

        // Output to nowhere: the server inherits it, and would hold a pipe open.
        var start = new ProcessStartInfo("sh", ["-c", $"exec \"$0\" \"$@\" >>{Folder}/out 2>&1", file, .. all]) { WorkingDirectory = "/" };
        using var process = Process.Start(start)!;
        await process.WaitForExitAsync();
        if (process.ExitCode != 0)
        {
            throw new InvalidOperationException($"run {program}: exit code {process.ExitCode}: {await File.ReadAllTextAsync($"{Folder}/out")}");
        }
    }

    private static int FindFreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
