using Slipway.Model;

namespace Slipway.Validation;

/// <summary>Decides how much findings weigh.</summary>
internal static class FindingExtensions
{
    /// <summary>Makes an error a warning when the chart belongs to no declared system: how strangers' charts are kept is advice, not law.</summary>
    /// <param name="finding">The finding.</param>
    /// <param name="system">The system that the chart deploys, or null.</param>
    public static Finding WarningUnlessDeclared(this Finding finding, SystemDefinition? system) =>
        system is null && finding.Severity > Severity.Warning ? finding with { Severity = Severity.Warning } : finding;
}
