namespace Cake.Helm;

/// <summary>How bad a finding of <c>helm lint</c> is.</summary>
public enum HelmLintSeverity
{
    /// <summary>A hint.</summary>
    Info,

    /// <summary>A warning; it fails the command with <see cref="HelmLintSettings.Strict"/>.</summary>
    Warning,

    /// <summary>An error; it fails the command.</summary>
    Error,
}
