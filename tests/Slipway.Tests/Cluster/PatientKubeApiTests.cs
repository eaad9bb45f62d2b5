using System.Text.Json;
using NSubstitute;
using NSubstitute.ExceptionExtensions;
using Slipway.Cluster;

namespace Slipway.Tests.Cluster;

[TestFixture]
public sealed class PatientKubeApiTests
{
    private const string Path = "/api/v1/namespaces/web";

    [Test]
    public async Task Should_AskAgain_When_TheApiIsAwayForAMoment()
    {
        var inner = Substitute.For<IKubeApi>();
        inner.FindAsync(Path, Arg.Any<CancellationToken>()).Returns(
            _ => throw new KubeApiException("GET: the API does not answer"), _ => throw new KubeApiException("GET: bad gateway", 502), _ => Task.FromResult<JsonElement?>(null));

        await new PatientKubeApi(inner, TimeProvider.System).FindAsync(Path, CancellationToken.None);

        await inner.Received(3).FindAsync(Path, Arg.Any<CancellationToken>());
    }

    [Test]
    public void Should_FailAtOnce_When_TheApiRefuses()
    {
        var inner = Substitute.For<IKubeApi>();
        inner.DeleteAsync(Path, Arg.Any<CancellationToken>()).ThrowsAsync(new KubeApiException("DELETE: forbidden", 403));

        Assert.ThrowsAsync<KubeApiException>(() => new PatientKubeApi(inner, TimeProvider.System).DeleteAsync(Path, CancellationToken.None));
        inner.Received(1).DeleteAsync(Path, Arg.Any<CancellationToken>());
    }

    [Test]
    public void Should_NotAskAgain_When_ItMightHappenTwice()
    {
        var inner = Substitute.For<IKubeApi>();
        inner.CreateAsync(Path, "{}", Arg.Any<CancellationToken>()).ThrowsAsync(new KubeApiException("POST: the API does not answer"));

        Assert.ThrowsAsync<KubeApiException>(() => new PatientKubeApi(inner, TimeProvider.System).CreateAsync(Path, "{}", CancellationToken.None));
        inner.Received(1).CreateAsync(Path, "{}", Arg.Any<CancellationToken>());
    }
}
