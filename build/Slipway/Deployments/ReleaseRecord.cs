using System.Globalization;
using System.Text.Json.Nodes;
using Slipway.Cluster;
using Slipway.Model;

namespace Slipway.Deployments;

/// <summary>What Slipway keeps in the cluster about a release that it verified: the ConfigMap <c>slipway-release-NAME</c> beside it.</summary>
/// <param name="Key">Hash of everything that went into it.</param>
/// <param name="Revision">Its revision.</param>
/// <param name="Images">Its images: <c>name:tag@digest</c>.</param>
/// <param name="UserValues">The user's own values, as typed.</param>
public sealed record ReleaseRecord(string Key, int Revision, IReadOnlyList<string> Images, IReadOnlyList<string> UserValues)
{
    /// <summary>Path of the ConfigMap.</summary>
    /// <param name="name">Name of the release.</param>
    /// <param name="place">Its namespace.</param>
    public static string PathOf(string name, string place) => $"/api/v1/namespaces/{place}/configmaps/slipway-release-{name}";

    /// <summary>The record of a release.</summary>
    /// <param name="release">The release.</param>
    /// <param name="key">Hash of everything that went into it.</param>
    /// <param name="revision">Its revision.</param>
    public static ReleaseRecord Of(Release release, string key, int revision)
    {
        ArgumentNullException.ThrowIfNull(release);
        return new ReleaseRecord(
            key, revision, [.. release.System.Images.Select(image => StampedValues.ImageOf(release, image)).Select(Text)], [.. release.User.Shown]);
    }

    /// <summary>Reads the record of a release; null when there is none.</summary>
    /// <param name="api">The cluster.</param>
    /// <param name="name">Name of the release.</param>
    /// <param name="place">Its namespace.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="KubeApiException">The API refused.</exception>
    public static async Task<ReleaseRecord?> FindAsync(IKubeApi api, string name, string place, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(api);
        if (await api.FindAsync(PathOf(name, place), cancellationToken) is not { } found)
        {
            return null;
        }

        var isNumber = int.TryParse(found.TextAt("data", "revision"), NumberStyles.None, CultureInfo.InvariantCulture, out var revision);
        return isNumber ? new ReleaseRecord(found.TextAt("data", "key") ?? "", revision, Lines("images"), Lines("values")) : null;

        string[] Lines(string name) => (found.TextAt("data", name) ?? "").Split('\n', StringSplitOptions.RemoveEmptyEntries);
    }

    /// <summary>Keeps the record.</summary>
    /// <param name="api">The cluster.</param>
    /// <param name="name">Name of the release.</param>
    /// <param name="place">Its namespace.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="KubeApiException">The API refused.</exception>
    public Task KeepAsync(IKubeApi api, string name, string place, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(api);
        var manifest = new JsonObject
        {
            ["apiVersion"] = "v1",
            ["kind"] = "ConfigMap",
            ["metadata"] = new JsonObject
            {
                ["name"] = $"slipway-release-{name}",
                ["namespace"] = place,
                ["labels"] = new JsonObject { [ManagedBy.Label] = ManagedBy.Slipway },
            },
            ["data"] = new JsonObject
            {
                ["key"] = Key,
                ["revision"] = Revision.ToString(CultureInfo.InvariantCulture),
                ["images"] = string.Join('\n', Images),
                ["values"] = string.Join('\n', UserValues),
            },
        };
        return api.ApplyAsync(PathOf(name, place), manifest.ToJsonString(), dryRun: false, cancellationToken);
    }

    private static string Text(ImageReference image) => $"{image.Registry}/{image.Name}:{image.Tag}@{image.Digest}";
}
