using EndToEnd.Tests.Infrastructure;

namespace EndToEnd.Tests.BadInput;

/// <summary>What can stand in the way of images: one clear line each, and nothing half done is taken for whole.</summary>
[TestFixture, Order(3)]
public sealed class ImageInputTests
{
    private const string Source = "src/TaskSystem/Ui/Program.cs";

    private static readonly Dictionary<string, string?> None = [];

    [Test]
    public async Task Should_SayHowToStartDocker_When_NoEngineAnswers()
    {
        using var copy = await ChangedAsync();

        var run = await copy.RunAsync(new Dictionary<string, string?> { ["DOCKER_HOST"] = "unix:///nowhere/docker.sock" }, "--target=Push-Images", "--system=task-system");

        OneLine.Expect(run, "Docker", "unix:///nowhere/docker.sock");
    }

    [Test]
    public async Task Should_SayWhatTheRegistrySays_When_ItRefuses()
    {
        using var copy = await ChangedAsync();
        await RestartRegistryAsync("{enabled: true}");
        try
        {
            var run = await copy.RunAsync(None, "--target=Push-Images", "--system=task-system");

            OneLine.Expect(run, "Pushing", "ui-service", Cluster.Registry);
        }
        finally
        {
            await RestartRegistryAsync("{enabled: false}");
        }
    }

    [Test]
    public async Task Should_SayWhichDiskIsFull_When_PublishingRunsOutOfSpace()
    {
        using var copy = await ChangedAsync();
        await copy.MountSmallDiskAsync(".build/publish", "128k");

        var run = await copy.RunAsync(None, "--target=Push-Images", "--system=task-system");

        OneLine.Expect(run, "Publishing the services", "no space left", ".build/publish");
    }

    private static async Task<RepositoryCopy> ChangedAsync()
    {
        var copy = await RepositoryCopy.CreateAsync();
        await copy.AppendAsync(Source, $"\n// {Guid.NewGuid():N}\n");
        return copy;
    }

    // Only the local cluster of Debian has a registry whose settings are these tests' to change.
    private static async Task RestartRegistryAsync(string readOnly)
    {
        var result = await Command.RunAsync(
            Repository.PathOf("build/cluster/debian/component"),
            ["restart", "registry"],
            new Dictionary<string, string?> { ["REGISTRY_STORAGE_MAINTENANCE_READONLY"] = readOnly });
        Assert.That(result.ExitCode, Is.Zero, result.Output);
    }
}
