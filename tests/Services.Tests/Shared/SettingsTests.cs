using Slipway.Services.Configuration;

namespace Services.Tests.Shared;

public sealed class SettingsTests
{
    [TestCase("0", "read the configuration: SIZE is '0'; expected a whole number from 1 to 100")]
    [TestCase("101", "read the configuration: SIZE is '101'; expected a whole number from 1 to 100")]
    [TestCase("1.5", "read the configuration: SIZE is '1.5'; expected a whole number from 1 to 100")]
    [TestCase("ten", "read the configuration: SIZE is 'ten'; expected a whole number from 1 to 100")]
    public void Should_RefuseInOneLine_When_ANumberIsWrong(string value, string message)
    {
        Assert.That(() => Of(value).Number("SIZE", 10, 1, 100), Throws.TypeOf<ServiceException>().With.Message.EqualTo(message));
    }

    [TestCase(null, 10)]
    [TestCase("", 10)]
    [TestCase("  ", 10)]
    [TestCase(" 25 ", 25)]
    public void Should_TakeTheValueOrTheFallback_When_ANumberIsRightOrUnset(string? value, int expected)
    {
        Assert.That(Of(value).Number("SIZE", 10, 1, 100), Is.EqualTo(expected));
    }

    [TestCase("0.5", 0.5)]
    [TestCase("300", 300)]
    public void Should_ReadFractions_When_ATimeIsRight(string value, double seconds)
    {
        Assert.That(Of(value).Seconds("SIZE", 1, 0.1, 300), Is.EqualTo(TimeSpan.FromSeconds(seconds)));
    }

    [TestCase("NaN")]
    [TestCase("-1")]
    [TestCase("1s")]
    public void Should_Refuse_When_ATimeIsWrong(string value)
    {
        Assert.That(() => Of(value).Seconds("SIZE", 1, 0.1, 300), Throws.TypeOf<ServiceException>().With.Message.Contains("expected seconds from 0.1 to 300"));
    }

    [Test]
    public void Should_NameTheVariableNotTheValue_When_ASecretIsTooShort()
    {
        var failure = Assert.Throws<ServiceException>(() => Of("short-secret").Secret("SIZE", 32));

        Assert.That(failure!.Message, Is.EqualTo("read the configuration: SIZE has 12 characters; expected at least 32"));
    }

    [Test]
    public void Should_MaskTheValue_When_ASecretWasRead()
    {
        var settings = Of("short-secret");
        settings.Secret("SIZE");

        Assert.That(settings.Redactor.Redact("a short-secret b"), Is.EqualTo("a *** b"));
    }

    [TestCase("ftp://host")]
    [TestCase("host:8080")]
    [TestCase("http://user:pw@host")]
    public void Should_Refuse_When_AnAddressIsNotPlainHttp(string value)
    {
        Assert.That(() => Of(value).HttpAddress("SIZE"), Throws.TypeOf<ServiceException>().With.Message.Contains("SIZE is not an address"));
    }

    [Test]
    public void Should_EndInASlash_When_AnAddressIsRight()
    {
        Assert.That(Of("http://task-executor:8080/base").HttpAddress("SIZE"), Is.EqualTo(new Uri("http://task-executor:8080/base/")));
    }

    private static Settings Of(string? value) => new(_ => value, new Redactor());
}
