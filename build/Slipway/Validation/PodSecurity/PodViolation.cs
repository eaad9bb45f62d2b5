namespace Slipway.Validation.PodSecurity;

/// <summary>A place in a pod that does not meet a check.</summary>
/// <param name="FieldPath">Path of the field within the object that carries the pod; of a field that is missing, where it belongs.</param>
/// <param name="Message">What is wrong, in one line.</param>
internal sealed record PodViolation(string FieldPath, string Message);
