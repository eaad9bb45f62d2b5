using EndToEnd.Tests.Infrastructure;

namespace EndToEnd.Tests.Systems;

/// <summary>An image that was pushed.</summary>
/// <param name="Tag">Its tag.</param>
/// <param name="Digest">Its digest.</param>
internal sealed record PushedImage(string Tag, string Digest);

/// <summary>Images of the systems, changed.</summary>
internal static class JobImage
{
    /// <summary>Pushes an image that does the same as that of a job of the task system, but is another one.</summary>
    public static Task<PushedImage> PushAnotherAsync(string job) => PushAsync(job, $"LABEL end-to-end={Guid.NewGuid():N}");

    /// <summary>Pushes an image made from that of a job of the task system, which must be deployed.</summary>
    /// <param name="job">Name of the job, which is that of its image.</param>
    /// <param name="instructions">What a Dockerfile says after FROM.</param>
    public static async Task<PushedImage> PushAsync(string job, string instructions)
    {
        var jobs = await Cluster.ListAsync($"/apis/batch/v1/namespaces/{TaskSystemState.Namespaces[0]}/jobs");
        var image = (string)jobs.Single(item => ((string)item["metadata"]!["name"]!).StartsWith(job, StringComparison.Ordinal))["spec"]!["template"]!["spec"]!["containers"]![0]!["image"]!;
        return await BuildAsync(job, $"FROM {image}\n{instructions}\n", []);
    }

    /// <summary>Builds an image and pushes it, under a tag that it has alone.</summary>
    /// <param name="name">Name of the image.</param>
    /// <param name="dockerfile">The Dockerfile.</param>
    /// <param name="files">What it copies.</param>
    public static async Task<PushedImage> BuildAsync(string name, string dockerfile, IReadOnlyList<(string Name, byte[] Content, bool IsProgram)> files)
    {
        var tag = $"end-to-end-{Guid.NewGuid():N}";
        var folder = Directory.CreateTempSubdirectory("slipway-image-");
        await File.WriteAllTextAsync(Path.Combine(folder.FullName, "Dockerfile"), dockerfile);
        foreach (var file in files)
        {
            var path = Path.Combine(folder.FullName, file.Name);
            await File.WriteAllBytesAsync(path, file.Content);
            await Command.DemandAsync("chmod", file.IsProgram ? "755" : "644", path);
        }

        try
        {
            await Command.DemandAsync("docker", "build", "--quiet", $"--tag={Cluster.Registry}/{name}:{tag}", folder.FullName);
            var pushed = await Command.DemandAsync("docker", "push", $"{Cluster.Registry}/{name}:{tag}");
            return new PushedImage(tag, "sha256:" + pushed.Split("digest: sha256:")[1][..64]);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
