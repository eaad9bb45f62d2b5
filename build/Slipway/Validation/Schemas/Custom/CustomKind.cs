namespace Slipway.Validation.Schemas.Custom;

/// <summary>A kind that a custom resource definition declares, in one version.</summary>
/// <param name="Schema">The schema of its objects.</param>
/// <param name="HasStatus">Whether the status is written by another request: the one that brings the object drops it unread.</param>
internal sealed record CustomKind(CustomSchema Schema, bool HasStatus);
