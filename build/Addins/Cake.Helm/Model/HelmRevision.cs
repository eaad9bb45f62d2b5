namespace Cake.Helm;

/// <summary>A revision in the history of a release.</summary>
/// <param name="Revision">Its number, from 1.</param>
/// <param name="Status">Its state.</param>
/// <param name="Chart">The chart's name and version, as <c>name-1.2.3</c>.</param>
/// <param name="AppVersion">The chart's appVersion.</param>
/// <param name="Updated">When it was deployed last.</param>
/// <param name="Description">What helm says of it, such as why it failed.</param>
public sealed record HelmRevision(
    int Revision,
    HelmReleaseStatus Status,
    string Chart,
    string AppVersion,
    DateTimeOffset? Updated,
    string Description);
