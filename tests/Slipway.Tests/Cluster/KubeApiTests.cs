using System.Net;
using Slipway.Cluster;
using Slipway.Tests.Fakes;

namespace Slipway.Tests.Cluster;

[TestFixture]
public sealed class KubeApiTests
{
    [Test]
    public async Task Should_ListAnew_When_TheResourceVersionHasExpired()
    {
        using var handler = new Script(
            (HttpStatusCode.OK, """{"metadata":{"resourceVersion":"1"},"items":[{"metadata":{"name":"a","uid":"a","resourceVersion":"1"}}]}"""),
            (HttpStatusCode.OK, """{"type":"ERROR","object":{"kind":"Status","code":410}}"""),
            (HttpStatusCode.BadGateway, "no API server"),
            (HttpStatusCode.OK, """{"metadata":{"resourceVersion":"9"},"items":[{"metadata":{"name":"b","uid":"b","resourceVersion":"8"}}]}"""));
        var api = Api(handler);
        var told = new List<string>();

        await foreach (var change in api.WatchAsync("/api/v1/pods", CancellationToken.None))
        {
            told.Add($"{change.Type} {(change.Type == WatchEventType.Listed ? "" : change.Object.NameOf())}".Trim());
            if (told.Count == 5)
            {
                break;
            }
        }

        Assert.That(told, Is.EqualTo(new[] { "Added a", "Listed", "Added b", "Deleted a", "Listed" }));
    }

    [Test]
    public void Should_Fail_When_TheWatchIsForbidden()
    {
        using var handler = new Script((HttpStatusCode.Forbidden, """{"kind":"Status","apiVersion":"v1","message":"pods is forbidden","reason":"Forbidden"}"""));
        var watch = Api(handler).WatchAsync("/api/v1/pods", CancellationToken.None).GetAsyncEnumerator();

        var thrown = Assert.ThrowsAsync<KubeApiException>(async () => await watch.MoveNextAsync());

        Assert.That(thrown!.Message, Is.EqualTo("GET /api/v1/pods: pods is forbidden (status 403)"));
    }

    [Test]
    public async Task Should_SayWhatToDo_When_TheTokenExpiresWhileAWatchGoesOn()
    {
        using var handler = new Script(
            (HttpStatusCode.OK, """{"metadata":{"resourceVersion":"1"},"items":[]}"""),
            (HttpStatusCode.OK, ""),
            (HttpStatusCode.Unauthorized, """{"kind":"Status","apiVersion":"v1","message":"Unauthorized","reason":"Unauthorized"}"""));
        var clock = new FakeClock();
        var started = clock.GetUtcNow();
        await using var watch = Api(handler, clock).WatchAsync("/api/v1/pods", CancellationToken.None).GetAsyncEnumerator();
        await watch.MoveNextAsync();

        var next = watch.MoveNextAsync().AsTask();
        for (var step = 0; step < 500 && !next.IsCompleted; step++)
        {
            clock.Advance(TimeSpan.FromSeconds(1));
            await Task.WhenAny(next, Task.Delay(5));
        }

        var thrown = Assert.ThrowsAsync<KubeApiException>(() => next);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(thrown!.Message, Is.EqualTo("GET /api/v1/pods: the API does not take the kubeconfig's credentials, or not any more (status 401). Log in to the cluster again."));
            Assert.That(clock.GetUtcNow() - started, Is.GreaterThan(TimeSpan.FromSeconds(15)), "a server that restarts may refuse for a moment");
        }
    }

    [Test]
    public async Task Should_FindNothing_When_ThereIsNoSuchObject()
    {
        using var handler = new Script((HttpStatusCode.NotFound, """{"kind":"Status","apiVersion":"v1"}"""));

        Assert.That(await Api(handler).FindAsync("/api/v1/namespaces/none", CancellationToken.None), Is.Null);
    }

    [Test]
    public async Task Should_HandTheServicesAnswerOn_When_ItIsAnError()
    {
        using var handler = new Script((HttpStatusCode.Unauthorized, """{"title":"no key"}"""));
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri("/jobs", UriKind.Relative));

        using var response = await Api(handler).SendToServiceAsync(new ServiceAddress("web", "api", "80"), request, CancellationToken.None);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.Unauthorized));
            Assert.That(handler.Paths.Single(), Is.EqualTo("/api/v1/namespaces/web/services/http:api:80/proxy/jobs"));
        }
    }

    [Test]
    public void Should_SayThatTheApiDidNotReachIt_When_TheServiceHasNoEndpoints()
    {
        using var handler = new Script((HttpStatusCode.ServiceUnavailable, """{"kind":"Status","apiVersion":"v1","message":"no endpoints available for service"}"""));
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri("/", UriKind.Relative));

        Assert.That(
            async () => await Api(handler).SendToServiceAsync(new ServiceAddress("web", "api", "80"), request, CancellationToken.None),
            Throws.TypeOf<KubeApiException>().With.Message.EqualTo("GET / of service api in web: no endpoints available for service (status 503)"));
    }

    private static KubeApi Api(HttpMessageHandler handler, TimeProvider? clock = null) =>
        new(new HttpClient(handler, disposeHandler: false) { BaseAddress = new Uri("http://localhost") }, clock ?? TimeProvider.System);

    private sealed class Script(params (HttpStatusCode Status, string Body)[] answers) : HttpMessageHandler
    {
        private int _next;

        public List<string> Paths { get; } = [];

        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            Paths.Add(request.RequestUri!.PathAndQuery);
            var (status, body) = answers[Math.Min(_next++, answers.Length - 1)];
            return Task.FromResult(new HttpResponseMessage(status) { Content = new StringContent(body) });
        }
    }
}
