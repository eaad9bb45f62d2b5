using Cake.Core;
using Cake.Core.IO;
using Cake.Helm;
using Slipway.Charts;
using Slipway.Cluster;
using Slipway.Manifests;
using Slipway.Model;
using Slipway.Parallel;
using Slipway.Secrets;

namespace Slipway.Deployments.Plans;

/// <summary>Finds what a deployment would change, by asking the cluster; changes nothing.</summary>
/// <param name="api">The cluster.</param>
/// <param name="access">How it is reached.</param>
/// <param name="helm">Runs helm.</param>
/// <param name="stager">Puts charts together.</param>
/// <param name="secrets">Knows the secrets that Slipway brings.</param>
/// <param name="redactor">Is told every secret.</param>
/// <param name="fileSystem">The file system.</param>
public sealed class PlanBuilder(IKubeApi api, ClusterAccess access, HelmReleases helm, ChartStager stager, SecretStore secrets, SecretRedactor redactor, IFileSystem fileSystem)
{
    // The API server allows a client some 400 calls at once; few enough not to be noticed by others.
    private const int AtOnce = 8;

    private readonly ApiResources _resources = new(api);
    private readonly FieldMask _mask = new(redactor);
    private readonly ValueSecrets _values = new(redactor, fileSystem);

    /// <summary>Plans a release.</summary>
    /// <param name="release">The release.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    /// <exception cref="CakeException">Helm or the API would refuse the deployment, or a killed run left the release half way.</exception>
    /// <exception cref="KubeApiException">The API does not answer.</exception>
    public async Task<ReleasePlan> BuildAsync(Release release, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(release);
        _values.Register(release.User);
        var found = helm.Find(access, release.Name, release.Namespace, cancellationToken);
        if (found?.Status is HelmReleaseStatus.PendingInstall or HelmReleaseStatus.PendingUpgrade or HelmReleaseStatus.PendingRollback or HelmReleaseStatus.Uninstalling)
        {
            throw new CakeException($"Planning {release.Name}: revision {found.Revision} is being changed, or was left half way by a run that was killed. Wait for that run, or deploy: it begins with the repair.");
        }

        var outcomes = await secrets.EnsureAllAsync(api, release.System, release.Environment, dryRun: true, cancellationToken);
        string[] revisions = [.. outcomes.Select(outcome => outcome.Revision)];
        var stamped = StampedValues.Of(release, string.Join('-', revisions));
        var preview = helm.Preview(access, release, stager.Stage(release.Chart), stamped, cancellationToken);
        var wanted = Read(release, preview.Manifest);
        var deployed = Deployed(release, found, cancellationToken) is { } text ? Read(release, text) : null;
        var locator = new ObjectLocator(_resources, release.Name, release.Namespace);
        var after = await locator.LocateAsync(wanted, cancellationToken);
        var before = deployed is null ? [] : await locator.LocateAsync(deployed, cancellationToken);
        var missing = await MissingNamespacesAsync(release, after, cancellationToken);
        var planner = new ObjectPlanner(api, _mask, release.Name, missing, Autoscaled(after.Concat(before)));
        var objects = await PlanAsync(planner, before, after, cancellationToken);
        return new ReleasePlan(
            release.Name,
            release.Namespace,
            found?.Revision ?? 0,
            await InputsAsync(release, release.KeyOf(stamped, revisions, fileSystem), found, cancellationToken),
            Sorted([.. NamespaceChanges(release, missing, after), .. SecretChanges(outcomes), .. objects.SelectMany(outcome => outcome.Changes)]),
            HooksOf(release, preview, isInstall: found is null),
            ImagesOf(before, after),
            [.. objects.Select(outcome => outcome.Seen).Concat(outcomes.Select(SeenOf)).OrderBy(seen => seen.Object, StringComparer.Ordinal)]);
    }

    private ManifestSet Read(Release release, string text)
    {
        var manifest = ManifestSet.Read(release.Name, release.Set.Name, text);
        _values.Register(manifest);
        return manifest;
    }

    // What helm compares with: the revision that is deployed; where none is, the newest. Source: helm.sh/helm pkg/action: Upgrade.prepareUpgrade.
    private string? Deployed(Release release, HelmRelease? found, CancellationToken cancellationToken)
    {
        if (found is null)
        {
            return null;
        }

        var revision = found.Status == HelmReleaseStatus.Deployed ? found.Revision
            : helm.History(access, release.Name, release.Namespace, cancellationToken).LastOrDefault(one => one.Status == HelmReleaseStatus.Deployed)?.Revision ?? found.Revision;
        return helm.Manifest(access, release.Name, release.Namespace, cancellationToken, revision);
    }

    private async Task<HashSet<string>> MissingNamespacesAsync(Release release, IEnumerable<PlannedObject> objects, CancellationToken cancellationToken)
    {
        var missing = new HashSet<string>(StringComparer.Ordinal);
        foreach (var place in release.System.Namespaces.Concat(objects.Select(item => item.Namespace).OfType<string>()).Distinct(StringComparer.Ordinal))
        {
            if (await api.FindAsync(Namespaces.PathOf(place), cancellationToken) is null)
            {
                missing.Add(place);
            }
        }

        return missing;
    }

    private async Task<IReadOnlyList<ObjectOutcome>> PlanAsync(ObjectPlanner planner, IReadOnlyList<PlannedObject> before, IReadOnlyList<PlannedObject> after, CancellationToken cancellationToken)
    {
        var reruns = JobReruns.Of(before, after);
        var known = before.DistinctBy(item => item.Identity).ToDictionary(item => item.Identity);
        var pairs = after.Select(item => (Before: known.GetValueOrDefault(item.Identity), After: (PlannedObject?)item))
            .Concat(before.ExceptBy(after.Select(item => item.Identity), item => item.Identity).Select(item => (Before: (PlannedObject?)item, After: (PlannedObject?)null)))
            .ToArray();
        return await BoundedParallel.MapAsync(pairs, AtOnce, async (pair, token) => Explained(reruns, pair.After, pair.Before, await planner.PlanAsync(pair.Before, pair.After, token)), cancellationToken);
    }

    // One line for a job that goes and comes again.
    private ObjectOutcome Explained(IReadOnlyList<JobRerun> reruns, PlannedObject? after, PlannedObject? before, ObjectOutcome outcome) =>
        reruns.FirstOrDefault(rerun => ReferenceEquals(rerun.New, after)) is { } rerun ? outcome with { Changes = [JobReruns.Explain(rerun, reruns, _mask)] }
        : after is null && reruns.Any(rerun => ReferenceEquals(rerun.Old, before)) ? outcome with { Changes = [] }
        : outcome;

    private async Task<PlanInputs> InputsAsync(Release release, string key, HelmRelease? found, CancellationToken cancellationToken)
    {
        var record = await ReleaseRecord.FindAsync(api, release.Name, release.Namespace, cancellationToken);
        var images = release.System.Images.Select(image => StampedValues.ImageOf(release, image)).ToDictionary(image => image.Name, image => image.Digest, StringComparer.Ordinal);
        return new PlanInputs(
            key, release.Chart.KeyFor(release.Set), images, found is { Status: HelmReleaseStatus.Deployed } && record?.Key == key && record.Revision == found.Revision);
    }

    private static HashSet<(string? Namespace, string Kind, string Name)> Autoscaled(IEnumerable<PlannedObject> objects) =>
    [
        .. objects.Where(item => item.Item.Kind == "HorizontalPodAutoscaler")
            .Select(item => (item.Namespace, Target: item.Item.Root.At("spec", "scaleTargetRef")))
            .Select(pair => (pair.Namespace, pair.Target?["kind"]?.Text ?? "", pair.Target?["name"]?.Text ?? "")),
    ];

    // Those that the chart brings itself are told with its objects.
    private static IEnumerable<ObjectChange> NamespaceChanges(Release release, HashSet<string> missing, IReadOnlyList<PlannedObject> objects) => release.System.Namespaces
        .Where(place => missing.Contains(place) && !objects.Any(item => item.Item.Kind == "Namespace" && item.Item.Name == place))
        .Select(place => new ObjectChange(ChangeKind.Added, new ObjectReference("v1", "Namespace", null, place), [], "Slipway makes it"));

    private static IEnumerable<ObjectChange> SecretChanges(IEnumerable<SecretOutcome> outcomes) => outcomes
        .Where(outcome => outcome.Change != SecretChange.Kept)
        .Select(outcome => new ObjectChange(
            outcome.Change == SecretChange.Created ? ChangeKind.Added : ChangeKind.Changed, Reference(outcome), [], outcome.Change == SecretChange.Created ? "Slipway makes it" : "values that were given are others"));

    private static SeenObject SeenOf(SecretOutcome outcome) => new($"{Reference(outcome)}, which Slipway brings", outcome.Revision);

    private static ObjectReference Reference(SecretOutcome outcome) => new("v1", "Secret", outcome.Namespace, outcome.Name);

    private static IReadOnlyList<string> HooksOf(Release release, HelmPreview preview, bool isInstall)
    {
        string[] events = isInstall ? ["pre-install", "post-install"] : ["pre-upgrade", "post-upgrade"];
        return
        [
            .. from hook in preview.Hooks
               let when = hook.Events.Where(one => events.Contains(one)).ToArray()
               where when.Length > 0
               from item in ManifestSet.Read(release.Name, release.Set.Name, hook.Manifest).Objects
               select $"{item.Reference} ({string.Join(", ", when)})",
        ];
    }

    private static IReadOnlyList<ImageChange> ImagesOf(IReadOnlyList<PlannedObject> before, IReadOnlyList<PlannedObject> after)
    {
        var renamed = JobReruns.Of(before, after).ToDictionary(rerun => rerun.New.Identity, rerun => rerun.Old);
        var known = before.DistinctBy(item => item.Identity).ToDictionary(item => item.Identity);
        return
        [
            .. (from item in after
                let old = known.GetValueOrDefault(item.Identity) ?? renamed.GetValueOrDefault(item.Identity)
                where old is not null
                from change in ImageChanges.Of(old.Item, item.Item)
                select change).Distinct(),
        ];
    }

    private static IReadOnlyList<ObjectChange> Sorted(IEnumerable<ObjectChange> changes) =>
    [
        .. changes.OrderBy(change => change.Object.Namespace ?? "", StringComparer.Ordinal)
            .ThenBy(change => change.Object.Kind, StringComparer.Ordinal).ThenBy(change => change.Object.Name, StringComparer.Ordinal).ThenBy(change => change.Kind),
    ];
}
