using Cake.Core;
using Slipway.Charts;
using Slipway.Manifests;

namespace Slipway.Tests.Validation;

public sealed class KubeVersionsTests
{
    [Test]
    public void Should_CompleteEachOnce_When_SeveralAreTyped() => Assert.That(KubeVersions.ParseAll("1.20, v1.32,1.36.1,1.20"), Is.EqualTo(new[] { "1.20.0", "1.32.0", "1.36.1" }));

    [TestCase("")]
    [TestCase("1.20,latest")]
    public void Should_SayWhatToWrite_When_OneIsNoVersion(string typed) => Assert.That(() => KubeVersions.ParseAll(typed), Throws.TypeOf<CakeException>().With.Message.Contains("is no version of Kubernetes"));

    [TestCase(">=1.25.0-0", "1.20.0,1.32.0,1.36.0", "1.32.0,1.36.0")]
    [TestCase(">=1.40.0-0", "1.20.0,1.32.0", "1.20.0")]
    [TestCase(null, "1.20.0,1.32.0", "1.20.0,1.32.0")]
    [TestCase(">=1.25.0-0", "1.20.0", "1.20.0")]
    [TestCase(null, "", KubeVersions.Default)]
    public void Should_LeaveOutWhatTheChartDoesNotAllow_When_SeveralAreAsked(string? allowed, string asked, string expected)
    {
        var chart = new ChartMetadata(YamlReader.Read($"name: app\nversion: 1.0.0\n{(allowed is null ? "" : $"kubeVersion: '{allowed}'\n")}").Root!);

        Assert.That(KubeVersions.ForAll(chart, asked.Split(',', StringSplitOptions.RemoveEmptyEntries)), Is.EqualTo(expected.Split(',')));
    }
}
