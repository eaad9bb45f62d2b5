namespace Cake.Helm;

/// <summary>What a run that changes nothing asks.</summary>
public enum HelmDryRun
{
    /// <summary>The chart is rendered here; lookups in the cluster find nothing.</summary>
    Client,

    /// <summary>The chart is rendered with the cluster's answers, and the cluster checks the result.</summary>
    Server,
}
