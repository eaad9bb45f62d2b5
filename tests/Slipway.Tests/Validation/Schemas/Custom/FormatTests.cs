using Slipway.Validation.Schemas.Custom;
using Slipway.Validation.Schemas.Model;

namespace Slipway.Tests.Validation.Schemas.Custom;

/// <summary>The formats that API servers check.</summary>
public sealed class FormatTests
{
    [TestCase("bsonobjectid", "507f1f77bcf86cd799439011", "507f1f77")]
    [TestCase("uri", "https://example.com:8080/a?b=c#d", "example.com/a")]
    [TestCase("uri", "/metrics", "")]
    [TestCase("uri", "mailto:a@example.com", "http://exa mple.com/")]
    [TestCase("uri", "http://a/%20", "http://a/%2")]
    [TestCase("email", "a@example.com", "example.com")]
    [TestCase("hostname", "a.example.com", "a..example.com")]
    [TestCase("hostname", "localhost", "-a.example.com")]
    [TestCase("ipv4", "10.0.0.1", "10.0.1")]
    [TestCase("ipv4", "0.0.0.0", "010.0.0.1")]
    [TestCase("ipv6", "2001:db8::1", "2001:db8::g")]
    [TestCase("ipv6", "::ffff:10.0.0.1", "fe80::1%eth0")]
    [TestCase("cidr", "10.0.0.0/8", "10.0.0.0")]
    [TestCase("cidr", "2001:db8::/32", "10.0.0.0/33")]
    [TestCase("mac", "00:00:5e:00:53:01", "00:00:5e:00:53")]
    [TestCase("uuid", "123E4567-e89b-12d3-a456-426614174000", "123e4567")]
    [TestCase("uuid3", "123e4567-e89b-32d3-a456-426614174000", "123e4567-e89b-42d3-a456-426614174000")]
    [TestCase("uuid4", "123e4567-e89b-42d3-a456-426614174000", "123e4567-e89b-42d3-c456-426614174000")]
    [TestCase("uuid5", "123e4567-e89b-52d3-a456-426614174000", "123e4567-e89b-42d3-a456-426614174000")]
    [TestCase("isbn", "978-0321751041", "978-0321751042")]
    [TestCase("isbn10", "0321751043", "0321751044")]
    [TestCase("isbn13", "978-0321751041", "0321751043")]
    [TestCase("creditcard", "4111 1111 1111 1111", "4111 1111 1111 1112")]
    [TestCase("ssn", "111-11-1111", "111-1-1111")]
    [TestCase("hexcolor", "#FFFFFF", "#FFFF")]
    [TestCase("rgbcolor", "rgb(255, 255, 0)", "rgb(256, 0, 0)")]
    [TestCase("byte", "AAEC", "AAE")]
    [TestCase("date", "2026-02-28", "2026-02-30")]
    [TestCase("duration", "1h30m", "tomorrow")]
    [TestCase("duration", "22 ns", "")]
    [TestCase("date-time", "2026-01-31T12:00:00.000Z", "2026-01-31 12:00:00")]
    [TestCase("datetime", "2026-01-31T12:00:00+01:00", "2026-01-31T24:00:00Z")]
    [TestCase("quantity", "10Gi", "10GB")]
    [TestCase("k8s-short-name", "a-b", "a.b")]
    [TestCase("k8s-long-name", "a.b", "A.b")]
    public void Should_CheckTheForm_When_TheFormatIsKnown(string format, string good, string bad)
    {
        Assert.That(StringFormats.IsValid(format, good, new KubeRelease(1, 36)), Is.True);
        Assert.That(StringFormats.IsValid(format, bad, new KubeRelease(1, 36)), Is.False);
    }

    [TestCase("password")]
    [TestCase("binary")]
    [TestCase("made-up")]
    public void Should_TakeAnything_When_TheFormatIsNotChecked(string format) => Assert.That(StringFormats.IsValid(format, "a b", new KubeRelease(1, 36)), Is.True);

    [Test]
    public void Should_TakeAnything_When_TheReleaseDoesNotKnowTheFormat() => Assert.That(StringFormats.IsValid("k8s-short-name", "a.b", new KubeRelease(1, 33)), Is.True);
}
