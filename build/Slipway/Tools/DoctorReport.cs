namespace Slipway.Tools;

/// <summary>Every prerequisite, in the order in which they are shown.</summary>
/// <param name="Checks">The checks.</param>
public sealed record DoctorReport(IReadOnlyList<DoctorCheck> Checks)
{
    /// <summary>Whether something is not good enough that is needed.</summary>
    /// <param name="needed">Names of the prerequisites that the chosen target needs.</param>
    public bool Fails(IReadOnlySet<string> needed) => NeededBy(needed).Checks.Any(check =>
        check.State is not (DoctorCheckState.Ok or DoctorCheckState.NotNeeded));

    /// <summary>The same report, as one sees it who needs only some prerequisites.</summary>
    /// <param name="needed">Names of the prerequisites that the chosen target needs.</param>
    public DoctorReport NeededBy(IReadOnlySet<string> needed) => new(
    [
        .. Checks.Select(check => check.State == DoctorCheckState.Ok || needed.Contains(check.Name)
            ? check
            : check with { State = DoctorCheckState.NotNeeded }),
    ]);
}
