using Slipway.Manifests;

namespace Slipway.Deployments.Plans;

/// <summary>Finds the images that would be others.</summary>
internal static class ImageChanges
{
    private const int ShortDigest = 12;

    public static IReadOnlyList<ImageChange> Of(KubeObject old, KubeObject @new)
    {
        var before = Containers(old);
        return
        [
            .. Containers(@new).Where(pair => before.TryGetValue(pair.Key, out var image) && image != pair.Value)
                .Select(pair => new ImageChange($"{@new.Kind}/{@new.Name} {pair.Key}", before[pair.Key], pair.Value)),
        ];
    }

    /// <summary>An image as a line has room for it: without registry, and with the first digits of its digest.</summary>
    public static string Short(string image)
    {
        var name = image[(image.LastIndexOf('/') + 1)..];
        const string mark = "@sha256:";
        var at = name.IndexOf(mark, StringComparison.Ordinal);
        return at < 0 || name.Length - at - mark.Length <= ShortDigest ? name : name[..(at + mark.Length + ShortDigest)];
    }

    private static Dictionary<string, string> Containers(KubeObject item) =>
        (item.Pod?.AllContainers ?? []).DistinctBy(container => container.Name).ToDictionary(container => container.Name, container => container.Image, StringComparer.Ordinal);
}
