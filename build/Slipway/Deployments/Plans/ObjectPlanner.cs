using System.Text.Json;
using System.Text.Json.Nodes;
using Cake.Core;
using Slipway.Caching;
using Slipway.Cluster;
using Slipway.Manifests.Differences;

namespace Slipway.Deployments.Plans;

/// <summary>What came of looking at one object.</summary>
/// <param name="Changes">What would become of it, and what was done to it by hand.</param>
/// <param name="Seen">As it is.</param>
internal sealed record ObjectOutcome(IReadOnlyList<ObjectChange> Changes, SeenObject Seen);

/// <summary>Finds what a deployment would do to one object: asks the API what would come of helm's apply, and compares that with what is there.</summary>
/// <param name="api">The cluster.</param>
/// <param name="mask">Puts differences into words.</param>
/// <param name="system">Name of the system, for messages.</param>
/// <param name="missing">Namespaces that are not there yet.</param>
/// <param name="autoscaled">Kinds and names, with their namespaces, whose replicas an autoscaler sets.</param>
internal sealed class ObjectPlanner(IKubeApi api, FieldMask mask, string system, IReadOnlySet<string> missing, IReadOnlySet<(string? Namespace, string Kind, string Name)> autoscaled)
{
    // The name under which helm 4 applies. Source: helm.sh/helm pkg/kube: ManagedFieldsManager, seen in managedFields.
    private const string FieldManager = "helm";

    private const int Conflict = 409;
    private const int Invalid = 422;

    // What the API says of fields that cannot change. Source: k8s.io/kubernetes pkg/apis/apps/validation and k8s.io/apimachinery pkg/api/validation (FieldImmutableErrorMsg).
    private static readonly string[] ImmutableWords = ["is immutable", "updates to statefulset spec for fields other than", "may not change once set", "cannot be changed", "can not be updated"];

    public async Task<ObjectOutcome> PlanAsync(PlannedObject? deployed, PlannedObject? wanted, CancellationToken cancellationToken)
    {
        var subject = (wanted ?? deployed)!;
        var isReachable = subject.Path is not null && (subject.Namespace is null || !missing.Contains(subject.Namespace));
        var live = isReachable ? await api.FindAsync(subject.Path!, cancellationToken) : null;
        var seen = SeenOf(subject, live);
        if (wanted is null)
        {
            return new ObjectOutcome(live is null || subject.IsKept ? [] : [new ObjectChange(ChangeKind.Removed, subject.Reference, [])], seen);
        }

        if (live is not { } there)
        {
            if (isReachable)
            {
                await TryAsync(wanted, cancellationToken);
            }

            return new ObjectOutcome([new ObjectChange(ChangeKind.Added, subject.Reference, [], deployed is null ? null : "it was deployed, and is gone")], seen);
        }

        return new ObjectOutcome(await CompareAsync(deployed, wanted, there, cancellationToken), seen);
    }

    private async Task<IReadOnlyList<ObjectChange>> CompareAsync(PlannedObject? deployed, PlannedObject wanted, JsonElement live, CancellationToken cancellationToken)
    {
        var (answer, conflict) = await TryAsync(wanted, cancellationToken);
        var changes = new List<ObjectChange>();
        var drift = deployed is null ? [] : deployed.Json == wanted.Json && answer is not null ? DriftOf(wanted, live, answer.Value) : await DriftAsync(deployed, live, cancellationToken);
        if (answer is null)
        {
            var differences = FieldDiff.Of((deployed ?? wanted).Read(), wanted.Read());
            changes.Add(new ObjectChange(
                ChangeKind.NeedsReplacement, wanted.Reference, Show(wanted, differences.Count > 0 ? differences : Set(live, wanted)), "the API does not let these fields change: remove it first, or give it another name"));
        }
        else if (deployed?.Json != wanted.Json)
        {
            // What is only put back stands below what was changed by hand.
            var putBack = drift.Select(difference => difference.Path.Text).ToHashSet(StringComparer.Ordinal);
            var own = FieldDiff.Of(live, answer.Value).Where(difference => !putBack.Contains(difference.Path.Text) || !IsSame(difference.New, drift.First(one => one.Path.Text == difference.Path.Text).Old)).ToArray();
            if (own.Length > 0)
            {
                changes.Add(new ObjectChange(ChangeKind.Changed, wanted.Reference, Show(wanted, own), conflict));
            }
        }

        if (drift.Count > 0)
        {
            changes.Add(new ObjectChange(ChangeKind.Drifted, wanted.Reference, Show(wanted, drift), conflict));
        }

        return changes;
    }

    // Asked twice only where the object would be another: the API's answer to what is deployed has its defaults, and its spelling of quantities.
    private async Task<IReadOnlyList<FieldDifference>> DriftAsync(PlannedObject deployed, JsonElement live, CancellationToken cancellationToken) =>
        await TryAsync(deployed, cancellationToken) is (Answer: { } answer, _) ? DriftOf(deployed, live, answer) : Set(live, deployed);

    private IReadOnlyList<FieldDifference> DriftOf(PlannedObject deployed, JsonElement live, JsonElement answer)
    {
        var isAutoscaled = autoscaled.Contains((deployed.Namespace, deployed.Item.Kind, deployed.Item.Name));
        return [.. FieldDiff.Of(answer, live).Where(difference => !isAutoscaled || !difference.Path.IsBelow("spec", "replicas"))];
    }

    /// <summary>The fields that a manifest sets, and that are others in the cluster: for an object of which the API does not say what it would be.</summary>
    private static IReadOnlyList<FieldDifference> Set(JsonElement live, PlannedObject planned) => [.. FieldDiff.Of(planned.Read(), live).Where(difference => difference.Old is not null)];

    private async Task<(JsonElement? Answer, string? Conflict)> TryAsync(PlannedObject planned, CancellationToken cancellationToken)
    {
        try
        {
            return (await api.PreviewAsync(planned.Path!, planned.Json, FieldManager, force: false, cancellationToken), null);
        }
        catch (KubeApiException exception) when (exception.StatusCode == Invalid && ImmutableWords.Any(word => exception.Message.Contains(word, StringComparison.OrdinalIgnoreCase)))
        {
            return (null, null);
        }
        catch (KubeApiException exception) when (exception.StatusCode == Conflict)
        {
            var answer = await api.PreviewAsync(planned.Path!, planned.Json, FieldManager, force: true, cancellationToken);
            return (answer, $"helm refuses while {Owners(exception.Message)} owns the field: undo the change by hand");
        }
        catch (KubeApiException exception) when (exception.StatusCode is not null)
        {
            // What the API quotes may hold values of the object.
            throw new CakeException(mask.Show($"Planning {system}: the API refuses {planned.Reference}: {exception.Message}"));
        }
    }

    // Apply failed with 1 conflict: conflict with "kubectl-set" using apps/v1: .spec…
    private static string Owners(string message) => message.Split('"') is [_, var owner, ..] ? owner : "somebody else";

    private FieldChange[] Show(PlannedObject planned, IEnumerable<FieldDifference> differences) => [.. differences.Select(difference => mask.Show(planned.Item.Kind, difference))];

    private static bool IsSame(JsonElement? one, JsonElement? other) => one is { } a && other is { } b ? JsonElement.DeepEquals(a, b) : one is null && other is null;

    private SeenObject SeenOf(PlannedObject subject, JsonElement? live)
    {
        if (live is not { } there)
        {
            return new SeenObject(subject.Reference.ToString(), "");
        }

        var root = JsonNode.Parse(there.GetRawText())!.AsObject();
        var metadata = root["metadata"]!.AsObject();
        var version = there.TextAt("metadata", "resourceVersion");
        root.Remove("status");
        foreach (var own in (string[])["managedFields", "resourceVersion", "generation"])
        {
            metadata.Remove(own);
        }

        if (autoscaled.Contains((subject.Namespace, subject.Item.Kind, subject.Item.Name)))
        {
            root["spec"]?.AsObject().Remove("replicas");
        }

        // A hash of a short secret could be guessed; its version says as much.
        using var hash = new ContentHash();
        return new SeenObject(
            subject.Reference.ToString(), $"{there.TextAt("metadata", "uid")} {(subject.Item.Kind == "Secret" ? version : hash.Add(root.ToJsonString()).ToHex())}");
    }
}
