using Npgsql;
using Slipway.Services.Configuration;
using Slipway.Services.Data;

namespace Services.Tests.Shared;

public sealed class DatabaseAddressTests
{
    [TestCase("postgresql://user:secret@db:6543/jobs", "db", 6543, "jobs", "user", "secret")]
    [TestCase("postgres://user:secret@db/jobs", "db", 5432, "jobs", "user", "secret")]
    [TestCase("postgresql+asyncpg://user:secret@db:5432/jobs", "db", 5432, "jobs", "user", "secret")]
    [TestCase("postgresql://us%40er:p%40ss%2Fw%25rd%3F@db/my%20jobs", "db", 5432, "my jobs", "us@er", "p@ss/w%rd?")]
    [TestCase("postgresql://user:p@ss:w/rd@db:1/jobs", "db", 1, "jobs", "user", "p@ss:w/rd")]
    [TestCase("postgresql://user:secret@[::1]:5433/jobs", "::1", 5433, "jobs", "user", "secret")]
    public void Should_ReadEveryPart_When_TheUrlIsWellFormed(string url, string host, int port, string name, string user, string password)
    {
        var address = DatabaseAddress.FromUrl(SettingsOf(url));

        Assert.Multiple(() =>
        {
            Assert.That(address.Host, Is.EqualTo(host));
            Assert.That(address.Port, Is.EqualTo(port));
            Assert.That(address.Name, Is.EqualTo(name));
            Assert.That(address.User, Is.EqualTo(user));
            Assert.That(address.Password, Is.EqualTo(password));
        });
    }

    [TestCase("sslmode=require", SslMode.Require)]
    [TestCase("ssl=verify-full", SslMode.VerifyFull)]
    public void Should_TakeTheTlsMode_When_TheUrlNamesOne(string query, SslMode expected)
    {
        var address = DatabaseAddress.FromUrl(SettingsOf($"postgresql://user:secret@db/jobs?{query}"));

        Assert.That(address.Ssl, Is.EqualTo(expected));
    }

    [TestCase("mysql://user:hunter22@db/jobs")]
    [TestCase("hunter22")]
    [TestCase("postgresql://user:hunter22@db")]
    [TestCase("postgresql://user:hunter22@db:99999/jobs")]
    [TestCase("postgresql://user:hunter22@db:port/jobs")]
    [TestCase("postgresql://user@db/hunter22")]
    [TestCase("postgresql://user:hunter22@db/jobs?sslmode=maybe")]
    [TestCase("postgresql://user:hunter22@db/jobs?pool_size=3")]
    public void Should_RefuseInOneLineWithoutTheValue_When_TheUrlIsMalformed(string url)
    {
        var failure = Assert.Throws<ServiceException>(() => DatabaseAddress.FromUrl(SettingsOf(url)));

        Assert.Multiple(() =>
        {
            Assert.That(failure!.Message, Does.StartWith("read the configuration: DATABASE_URL is malformed: "));
            Assert.That(failure.ToString(), Does.Not.Contain("hunter22"));
            Assert.That(failure.Message, Does.Not.Contain("\n"));
        });
    }

    [Test]
    public void Should_LeaveUserAndPasswordOut_When_WrittenAsText()
    {
        var address = DatabaseAddress.FromUrl(SettingsOf("postgresql://user:secret@db:1/jobs"));

        Assert.That(address.ToString(), Is.EqualTo("db:1/jobs"));
    }

    private static Settings SettingsOf(string url) => new(name => name == "DATABASE_URL" ? url : null, new Redactor());
}
