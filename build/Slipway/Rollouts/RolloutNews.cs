using Slipway.Cluster;

namespace Slipway.Rollouts;

/// <summary>Something that a rollout's board is told: a change, a new log line, or, with neither, that time has passed.</summary>
/// <param name="Kind">Kind of the object that changed.</param>
/// <param name="Change">The change.</param>
/// <param name="Said">The container that wrote something that it had not written before.</param>
internal readonly record struct RolloutNews(string Kind = "", WatchEvent? Change = null, ContainerReference? Said = null);
