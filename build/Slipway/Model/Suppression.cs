namespace Slipway.Model;

/// <summary>Why a finding does not count.</summary>
/// <param name="Reason">The reason, as its owner wrote it.</param>
/// <param name="Until">The last day (UTC) on which it holds; null for one that holds for good.</param>
public sealed record Suppression(string Reason, DateOnly? Until);
