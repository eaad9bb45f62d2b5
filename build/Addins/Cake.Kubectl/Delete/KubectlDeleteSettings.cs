namespace Cake.Kubectl;

/// <summary>Settings of <c>kubectl delete</c>.</summary>
public sealed class KubectlDeleteSettings : AutoToolSettings
{
    /// <summary>The file, folder or address of manifests that name the objects, <c>-</c> for standard input (<c>--filename</c>).</summary>
    public string? Filename { get; set; }

    /// <summary>A label query that the objects must match (<c>--selector</c>).</summary>
    public string? Selector { get; set; }

    /// <summary>Whether all objects of the kind in the namespace are deleted (<c>--all</c>).</summary>
    public bool? All { get; set; }

    /// <summary><c>background</c>, <c>foreground</c> or <c>orphan</c>: what becomes of what the objects own (<c>--cascade</c>).</summary>
    public string? Cascade { get; set; }

    /// <summary>Whether objects that are not there count as deleted (<c>--ignore-not-found</c>).</summary>
    public bool? IgnoreNotFound { get; set; }

    /// <summary>Whether the objects get one second to end (<c>--now</c>).</summary>
    public bool? Now { get; set; }

    /// <summary>How many seconds the objects get to end (<c>--grace-period</c>).</summary>
    public int? GracePeriod { get; set; }

    /// <summary>Whether, with <see cref="GracePeriod"/> 0, the API forgets the objects at once (<c>--force</c>).</summary>
    public bool? Force { get; set; }

    /// <summary>Whether kubectl waits until the objects are gone (<c>--wait</c>).</summary>
    public bool? Wait { get; set; }

    /// <summary>How long it waits, such as <c>30s</c> (<c>--timeout</c>).</summary>
    public string? Timeout { get; set; }
}
