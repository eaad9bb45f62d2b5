using System.Globalization;
using System.Text.RegularExpressions;
using Npgsql;
using Slipway.Services.Configuration;

namespace Slipway.Services.Data;

/// <summary>Where a PostgreSQL database is and who connects to it. Its text form leaves user and password out.</summary>
public sealed partial class DatabaseAddress
{
    private const int DefaultPort = 5432;

    // A service needs a few connections at a time, and PostgreSQL allows 100 in all by default: 20 workers must fit.
    private const int MaxPoolSize = 5;

    private static readonly Dictionary<string, SslMode> SslModes = new()
    {
        ["disable"] = SslMode.Disable,
        ["allow"] = SslMode.Allow,
        ["prefer"] = SslMode.Prefer,
        ["require"] = SslMode.Require,
        ["verify-ca"] = SslMode.VerifyCA,
        ["verify-full"] = SslMode.VerifyFull,
    };

    private DatabaseAddress()
    {
    }

    /// <summary>Host name or IP address.</summary>
    public required string Host { get; init; }

    /// <summary>TCP port.</summary>
    public required int Port { get; init; }

    /// <summary>Name of the database.</summary>
    public required string Name { get; init; }

    /// <summary>The role that connects.</summary>
    public required string User { get; init; }

    /// <summary>The role's password.</summary>
    public required string Password { get; init; }

    /// <summary>How TLS is used; the names of libpq's sslmode.</summary>
    public SslMode Ssl { get; init; } = SslMode.Prefer;

    /// <summary>
    /// Reads <c>DATABASE_HOST</c>, <c>DATABASE_PORT</c> (default 5432), <c>DATABASE_NAME</c>, <c>DATABASE_USER</c> and <c>DATABASE_PASSWORD</c>.
    /// </summary>
    /// <param name="settings">The environment.</param>
    /// <returns>The address.</returns>
    /// <exception cref="ServiceException">A variable is missing or malformed.</exception>
    public static DatabaseAddress FromParts(Settings settings) => new()
    {
        Host = settings.Text("DATABASE_HOST"),
        Port = settings.Number("DATABASE_PORT", DefaultPort, 1, 65535),
        Name = settings.Text("DATABASE_NAME"),
        User = settings.Text("DATABASE_USER"),
        Password = settings.Secret("DATABASE_PASSWORD"),
    };

    /// <summary>
    /// Reads <c>DATABASE_URL</c>: <c>postgresql://user:password@host:port/database?sslmode=require</c>. A driver after a plus sign, as in
    /// <c>postgresql+asyncpg://</c>, is accepted and ignored. User, password and database may be percent-encoded; a password may also
    /// hold '@', '/' and ':' as they are.
    /// </summary>
    /// <param name="settings">The environment.</param>
    /// <returns>The address.</returns>
    /// <exception cref="ServiceException">The variable is missing or malformed; the message never repeats its value.</exception>
    public static DatabaseAddress FromUrl(Settings settings)
    {
        var match = UrlPattern().Match(settings.Secret("DATABASE_URL").Trim());
        if (!match.Success)
        {
            throw Malformed("it does not read postgresql://user:password@host:port/database");
        }

        var password = Decode(match, "password");
        settings.Redactor.Add(match.Groups["password"].Value);
        settings.Redactor.Add(password);
        return new DatabaseAddress
        {
            Host = match.Groups["host"].Value.Trim('[', ']'),
            Port = ReadPort(match.Groups["port"]),
            Name = Decode(match, "database"),
            User = Decode(match, "user"),
            Password = password,
            Ssl = ReadSslMode(match.Groups["query"].Value),
        };
    }

    /// <summary>Makes the pool of connections to this database.</summary>
    /// <param name="application">What the connections are called in <c>pg_stat_activity</c>.</param>
    /// <returns>The pool; the caller disposes it. No connection is made yet.</returns>
    public NpgsqlDataSource CreateDataSource(string application)
    {
        var options = new NpgsqlConnectionStringBuilder
        {
            Host = Host,
            Port = Port,
            Database = Name,
            Username = User,
            Password = Password,
            SslMode = Ssl,

            // Kerberos is not spoken here, and looking for it costs a line on stderr where its library is missing.
            GssEncryptionMode = GssEncryptionMode.Disable,
            ApplicationName = application,
            MaxPoolSize = MaxPoolSize,
            Timeout = 5,
            CommandTimeout = 30,
            KeepAlive = 30,
            ConnectionIdleLifetime = 60,
        };
        return NpgsqlDataSource.Create(options);
    }

    /// <inheritdoc/>
    public override string ToString() => $"{Host}:{Port.ToString(CultureInfo.InvariantCulture)}/{Name}";

    private static string Decode(Match match, string group) => Uri.UnescapeDataString(match.Groups[group].Value);

    private static int ReadPort(Group port)
    {
        if (!port.Success)
        {
            return DefaultPort;
        }

        return int.TryParse(port.Value, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number is >= 1 and <= 65535
            ? number
            : throw Malformed("its port is not a number from 1 to 65535");
    }

    private static SslMode ReadSslMode(string query)
    {
        var mode = SslMode.Prefer;
        foreach (var pair in query.Split('&', StringSplitOptions.RemoveEmptyEntries))
        {
            // libpq says sslmode, asyncpg says ssl.
            if (pair.Split('=', 2) is not ["sslmode" or "ssl", var value] || !SslModes.TryGetValue(value, out mode))
            {
                throw Malformed($"after '?' only sslmode is understood, one of {string.Join(", ", SslModes.Keys)}");
            }
        }

        return mode;
    }

    private static ServiceException Malformed(string cause) => new($"read the configuration: DATABASE_URL is malformed: {cause}");

    // The password is greedy up to the last '@', as SQLAlchemy reads it, so that an unencoded one still works.
    [GeneratedRegex(
        @"^postgres(ql)?(\+\w+)?://(?<user>[^:@/]+):(?<password>.+)@(?<host>\[[0-9a-fA-F:]+\]|[^:/?#@\[\]]+)(:(?<port>[^/?]*))?/(?<database>[^/?]+)(\?(?<query>.*))?$",
        RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant)]
    private static partial Regex UrlPattern();
}
