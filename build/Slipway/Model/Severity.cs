namespace Slipway.Model;

/// <summary>How much a finding weighs. Ordered: a larger value is worse.</summary>
public enum Severity
{
    /// <summary>Worth knowing; never changes the exit code.</summary>
    Info,

    /// <summary>Should be mended; fails the run only with <c>--warnings-as-errors</c>.</summary>
    Warning,

    /// <summary>Must be mended; the run fails.</summary>
    Error,
}
