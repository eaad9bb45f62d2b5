using Microsoft.Extensions.Logging.Abstractions;
using Services.Tests.Infrastructure;
using Slipway.Services.Configuration;
using Slipway.Services.Data;

namespace Services.Tests.Shared;

public sealed class DatabaseStartTests
{
    [Test]
    public async Task Should_GiveUpAfterAMinute_When_NothingListens()
    {
        var address = Address("postgresql://user:secret@127.0.0.1:1/none");
        await using var database = address.CreateDataSource("test");

        var failure = Assert.ThrowsAsync<ServiceException>(
            () => DatabaseStart.WaitAsync(database, address, NullLogger.Instance, new FastTime(), CancellationToken.None));

        Assert.That(failure!.Message, Does.Match(@"^connect to database 127\.0\.0\.1:1/none: .* \(after (5[5-9]|6\d) s\)$"));
    }

    [Test]
    public async Task Should_GiveUpAtOnce_When_ThePasswordIsWrong()
    {
        var address = Address($"postgresql://postgres:wrong-secret@127.0.0.1:{PostgresServer.Port}/postgres");
        await using var database = address.CreateDataSource("test");

        var failure = Assert.ThrowsAsync<ServiceException>(
            () => DatabaseStart.WaitAsync(database, address, NullLogger.Instance, TimeProvider.System, CancellationToken.None));

        Assert.That(failure!.Message, Does.Contain("password authentication failed").And.Contain("(after 0 s)"));
        Assert.That(failure.ToString(), Does.Not.Contain("wrong-secret"));
    }

    private static DatabaseAddress Address(string url) => DatabaseAddress.FromUrl(new Settings(_ => url, new Redactor()));
}
