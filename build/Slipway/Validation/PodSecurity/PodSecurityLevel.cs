namespace Slipway.Validation.PodSecurity;

/// <summary>A level of the Pod Security Standards. Source: https://kubernetes.io/docs/concepts/security/pod-security-standards/.</summary>
public enum PodSecurityLevel
{
    /// <summary>Everything is allowed.</summary>
    Privileged,

    /// <summary>Known ways to gain rights over the node are closed.</summary>
    Baseline,

    /// <summary>Hardened as far as is good practice today.</summary>
    Restricted,
}
