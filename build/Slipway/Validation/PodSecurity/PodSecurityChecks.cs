using Slipway.Validation.PodSecurity.Checks;

namespace Slipway.Validation.PodSecurity;

/// <summary>Every check of the Pod Security Standards, by rule.</summary>
public static class PodSecurityChecks
{
    private static readonly Lazy<IReadOnlyList<IManifestRule>> LazyAll = new(() =>
    [
        new HostNamespacesCheck(),
        new PrivilegedCheck(),
        new CapabilitiesBaselineCheck(),
        new HostPathVolumesCheck(),
        new HostPortsCheck(),
        new HostProbesAndLifecycleCheck(),
        new AppArmorProfileCheck(),
        new SeLinuxOptionsCheck(),
        new ProcMountCheck(),
        new SeccompBaselineCheck(),
        new SysctlsCheck(),
        new WindowsHostProcessCheck(),
        new RestrictedVolumesCheck(),
        new PrivilegeEscalationCheck(),
        new RunAsNonRootCheck(),
        new RunAsUserCheck(),
        new SeccompRestrictedCheck(),
        new CapabilitiesRestrictedCheck(),
        new ProcMountRestrictedCheck(),
        new PodDecodingRule(),
    ]);

    /// <summary>The checks, and the rule that what they read has the API's types.</summary>
    public static IReadOnlyList<IManifestRule> All => LazyAll.Value;
}
