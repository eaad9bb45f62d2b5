using System.Text.Json.Nodes;
using EndToEnd.Tests.Infrastructure;

namespace EndToEnd.Tests.Systems;

/// <summary>An image that was pushed.</summary>
/// <param name="Tag">Its tag.</param>
/// <param name="Digest">Its digest.</param>
internal sealed record PushedImage(string Tag, string Digest);

/// <summary>Images of the systems, changed.</summary>
internal static class JobImage
{
    /// <summary>Pushes an image that does the same as one of the systems', but is another one.</summary>
    public static Task<PushedImage> PushAnotherAsync(string name) => PushAsync(name, $"LABEL end-to-end={Guid.NewGuid():N}");

    /// <summary>Pushes an image made from one of the systems'.</summary>
    /// <param name="name">Name of the image.</param>
    /// <param name="instructions">What a Dockerfile says after FROM.</param>
    public static async Task<PushedImage> PushAsync(string name, string instructions)
    {
        var images = JsonNode.Parse(await File.ReadAllTextAsync(Repository.PathOf("artifacts", "images.json")))!.AsArray();
        var tag = (string)images.Single(image => (string?)image!["name"] == name)!["tag"]!;
        var changed = $"end-to-end-{Guid.NewGuid():N}";
        var folder = Directory.CreateTempSubdirectory("slipway-image-");
        await File.WriteAllTextAsync(Path.Combine(folder.FullName, "Dockerfile"), $"FROM {Cluster.Registry}/{name}:{tag}\n{instructions}\n");
        try
        {
            await Command.DemandAsync("docker", "build", "--quiet", $"--tag={Cluster.Registry}/{name}:{changed}", folder.FullName);
            var pushed = await Command.DemandAsync("docker", "push", $"{Cluster.Registry}/{name}:{changed}");
            return new PushedImage(changed, "sha256:" + pushed.Split("digest: sha256:")[1][..64]);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
