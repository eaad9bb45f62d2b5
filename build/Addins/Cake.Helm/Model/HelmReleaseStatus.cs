namespace Cake.Helm;

/// <summary>The state of a revision of a release, as in helm's <c>pkg/release</c>.</summary>
public enum HelmReleaseStatus
{
    /// <summary>helm does not know, or says a state that is not listed here.</summary>
    Unknown,

    /// <summary>The revision is the one in the cluster.</summary>
    Deployed,

    /// <summary>The release was uninstalled and its history kept.</summary>
    Uninstalled,

    /// <summary>A later revision took its place.</summary>
    Superseded,

    /// <summary>The revision was not deployed.</summary>
    Failed,

    /// <summary>The release is being uninstalled, or a helm that did so was killed.</summary>
    Uninstalling,

    /// <summary>The first revision is being installed, or a helm that did so was killed.</summary>
    PendingInstall,

    /// <summary>The revision is being deployed, or a helm that did so was killed.</summary>
    PendingUpgrade,

    /// <summary>The release is being rolled back, or a helm that did so was killed.</summary>
    PendingRollback,
}
