using Slipway.Validation.PodSecurity.Pods;

namespace Slipway.Validation.PodSecurity;

/// <summary>What a check asks from one version of Kubernetes on, until its next revision.</summary>
/// <param name="Minor">The minor version, 0 for all.</param>
/// <param name="Judge">Finds what does not meet the check in a pod.</param>
internal sealed record PodSecurityRevision(int Minor, Func<JudgedPod, IEnumerable<PodViolation>> Judge);
