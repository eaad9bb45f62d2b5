namespace Cake.Helm;

/// <summary>A release.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Namespace">Its namespace.</param>
/// <param name="Revision">The number of its revision, from 1.</param>
/// <param name="Status">The state of that revision.</param>
/// <param name="Chart">The chart's name and version, as <c>name-1.2.3</c>; null where helm leaves it out.</param>
/// <param name="AppVersion">The chart's appVersion; null where helm leaves it out.</param>
/// <param name="Updated">When the revision was deployed last.</param>
/// <param name="Description">What helm says of the revision, such as why it failed; null where helm leaves it out.</param>
public sealed record HelmRelease(
    string Name,
    string Namespace,
    int Revision,
    HelmReleaseStatus Status,
    string? Chart,
    string? AppVersion,
    DateTimeOffset? Updated,
    string? Description);
