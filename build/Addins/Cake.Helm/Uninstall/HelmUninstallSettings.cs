namespace Cake.Helm;

/// <summary>Settings of <c>helm uninstall</c>.</summary>
public sealed class HelmUninstallSettings : HelmSettings
{
    /// <summary>Whether a release that is not there counts as uninstalled (<c>--ignore-not-found</c>).</summary>
    public bool? IgnoreNotFound { get; set; }

    /// <summary>Whether the history of the release is kept (<c>--keep-history</c>).</summary>
    public bool? KeepHistory { get; set; }

    /// <summary>Whether hooks are not run (<c>--no-hooks</c>).</summary>
    public bool? NoHooks { get; set; }

    /// <summary>Whether helm waits until the resources are gone (<c>--wait</c>).</summary>
    public bool? Wait { get; set; }

    /// <summary>How long helm waits for a single operation, such as a hook's job; 5 minutes unless set (<c>--timeout</c>).</summary>
    public TimeSpan? Timeout { get; set; }
}
