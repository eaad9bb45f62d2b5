using Slipway.Model;

namespace Slipway.Deployments.Plans;

/// <summary>What a deployment would change. Nothing in it is secret.</summary>
/// <param name="Environment">Name of the environment.</param>
/// <param name="Created">When the cluster was looked at.</param>
/// <param name="Releases">What would become of each system, by name.</param>
public sealed record DeploymentPlan(string Environment, DateTimeOffset Created, IReadOnlyList<ReleasePlan> Releases)
{
    /// <summary>What it comes to.</summary>
    public PlanTotals Totals => PlanTotals.Of(Releases);
}

/// <summary>What would become of one system.</summary>
/// <param name="System">Name of the system.</param>
/// <param name="Namespace">Namespace of its release.</param>
/// <param name="Revision">The newest revision in the cluster; 0 for none.</param>
/// <param name="Inputs">What would be deployed.</param>
/// <param name="Changes">What would change, and what was changed by hand; by namespace, kind and name.</param>
/// <param name="Hooks">The chart's hooks that would run: object and event.</param>
/// <param name="Images">The images that would be others.</param>
/// <param name="Seen">Every object that was looked at, as it was.</param>
public sealed record ReleasePlan(
    string System,
    string Namespace,
    int Revision,
    PlanInputs Inputs,
    IReadOnlyList<ObjectChange> Changes,
    IReadOnlyList<string> Hooks,
    IReadOnlyList<ImageChange> Images,
    IReadOnlyList<SeenObject> Seen);

/// <summary>What decides a deployment, as hashes, to tell later which part has changed.</summary>
/// <param name="Key">Hash of all of it (<see cref="Release.KeyOf"/>).</param>
/// <param name="Chart">Hash of the chart with the environment's value file.</param>
/// <param name="Images">Name to digest.</param>
/// <param name="IsDeployed">Whether a verified revision of exactly this is in the cluster: then Deploy has nothing to do, and leaves what was changed by hand.</param>
public sealed record PlanInputs(string Key, string Chart, IReadOnlyDictionary<string, string> Images, bool IsDeployed);

/// <summary>What would become of one object.</summary>
/// <param name="Kind">What would be done.</param>
/// <param name="Object">The object, with its namespace; null for one that lives in none.</param>
/// <param name="Fields">Field by field; empty for an object that is added or removed.</param>
/// <param name="Note">What else is to be known; null for nothing.</param>
public sealed record ObjectChange(ChangeKind Kind, ObjectReference Object, IReadOnlyList<FieldChange> Fields, string? Note = null);

/// <summary>What would be done with an object.</summary>
public enum ChangeKind
{
    /// <summary>It would be made.</summary>
    Added,

    /// <summary>Fields of it would change.</summary>
    Changed,

    /// <summary>It would be deleted.</summary>
    Removed,

    /// <summary>A job would run again, under a name of its own: the old one is deleted.</summary>
    Rerun,

    /// <summary>The API does not let it be changed in place: Deploy would fail there.</summary>
    NeedsReplacement,

    /// <summary>It was changed by hand since it was deployed.</summary>
    Drifted,
}

/// <summary>A field that would change.</summary>
/// <param name="Path">Where: <c>spec.template.spec.containers[api].image</c>; items of lists by name, or by what else tells them apart.</param>
/// <param name="Old">What it is; of a field that was changed by hand, what was deployed. Null for nothing, <c>***</c> for a secret.</param>
/// <param name="New">What it would be; of a field that was changed by hand, what it is. Null for nothing, <c>***</c> for a secret.</param>
public sealed record FieldChange(string Path, string? Old, string? New);

/// <summary>An image that would be another.</summary>
/// <param name="Container">Workload and container that it is for.</param>
/// <param name="Old">The image that is deployed, with its digest where it has one.</param>
/// <param name="New">The image that would be.</param>
public sealed record ImageChange(string Container, string Old, string New);

/// <summary>An object that was looked at.</summary>
/// <param name="Object">The object, as <see cref="ObjectReference"/> writes it.</param>
/// <param name="State">Its uid and a hash of what it says, without its status; of a Secret its version instead; empty when there was none.</param>
public sealed record SeenObject(string Object, string State);
