namespace Cake.Helm;

/// <summary>What a release would be. A class: its text would be shown whole, and may hold secrets.</summary>
/// <param name="revision">The number that its revision would have.</param>
/// <param name="manifest">Its manifest.</param>
/// <param name="hooks">Its hooks.</param>
public sealed class HelmPreview(int revision, string manifest, IReadOnlyList<HelmHook> hooks)
{
    /// <summary>The number that its revision would have, from 1.</summary>
    public int Revision { get; } = revision;

    /// <summary>Its manifest: a stream of YAML documents without the hooks. It may hold secrets.</summary>
    public string Manifest { get; } = manifest;

    /// <summary>Its hooks, those that no upgrade runs included.</summary>
    public IReadOnlyList<HelmHook> Hooks { get; } = hooks;
}

/// <summary>A hook of a release.</summary>
/// <param name="manifest">Its manifest.</param>
/// <param name="events">When it runs.</param>
public sealed class HelmHook(string manifest, IReadOnlyList<string> events)
{
    /// <summary>Its manifest: one YAML document. It may hold secrets.</summary>
    public string Manifest { get; } = manifest;

    /// <summary>When it runs: <c>pre-install</c>, <c>post-upgrade</c>, <c>test</c>.</summary>
    public IReadOnlyList<string> Events { get; } = events;
}
