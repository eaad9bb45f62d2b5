namespace Cake.Kubectl;

/// <summary>Settings of <c>kubectl logs</c>.</summary>
public sealed class KubectlLogsSettings : AutoToolSettings
{
    /// <summary>The container (<c>--container</c>).</summary>
    public string? Container { get; set; }

    /// <summary>Whether the logs of all containers of the pod are shown (<c>--all-containers</c>).</summary>
    public bool? AllContainers { get; set; }

    /// <summary>A label query that the pods must match (<c>--selector</c>).</summary>
    public string? Selector { get; set; }

    /// <summary>Whether the log of the container's previous run is shown (<c>--previous</c>).</summary>
    public bool? Previous { get; set; }

    /// <summary>Only what is newer than this, such as <c>5m</c> (<c>--since</c>).</summary>
    public string? Since { get; set; }

    /// <summary>Only so many of the last lines; -1 for all (<c>--tail</c>).</summary>
    public int? Tail { get; set; }

    /// <summary>Whether each line begins with its time (<c>--timestamps</c>).</summary>
    public bool? Timestamps { get; set; }

    /// <summary>Whether each line begins with its pod and container (<c>--prefix</c>).</summary>
    public bool? Prefix { get; set; }
}
