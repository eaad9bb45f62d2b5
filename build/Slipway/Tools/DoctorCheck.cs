namespace Slipway.Tools;

/// <summary>One prerequisite as <see cref="Doctor"/> found it.</summary>
/// <param name="Name">Its name: <c>helm</c>, <c>cluster</c>.</param>
/// <param name="Found">What was found, such as a version and where; null when nothing was.</param>
/// <param name="Needed">What is needed, such as <c>3.14 or newer</c>.</param>
/// <param name="State">How the two go together.</param>
/// <param name="Advice">What to do, in one line; null when there is nothing to do.</param>
public sealed record DoctorCheck(string Name, string? Found, string Needed, DoctorCheckState State, string? Advice);

/// <summary>How a prerequisite is.</summary>
public enum DoctorCheckState
{
    /// <summary>There, and good enough.</summary>
    Ok,

    /// <summary>Not there.</summary>
    Missing,

    /// <summary>There, and not new enough.</summary>
    TooOld,

    /// <summary>There, and without an answer.</summary>
    Unreachable,

    /// <summary>Not good enough, and the chosen target does without.</summary>
    NotNeeded,
}
