namespace Slipway.Validation.PodSecurity.Pods;

/// <summary>A <c>securityContext</c>, of a pod or of a container, as far as the standards look at it. Null says that a field is not set.</summary>
/// <param name="Owner">Whose it is, in words: <c>the pod</c>, <c>the container 'app'</c>.</param>
/// <param name="Path">Path of the securityContext within the object; also when it is missing.</param>
internal sealed record SecuritySettings(string Owner, string Path)
{
    /// <summary>Whether the container has all rights of the node.</summary>
    public bool? Privileged { get; init; }

    /// <summary>Whether a process can gain more rights than its parent has.</summary>
    public bool? AllowPrivilegeEscalation { get; init; }

    /// <summary>Whether the kubelet refuses to start it as root.</summary>
    public bool? RunAsNonRoot { get; init; }

    /// <summary>The user's number.</summary>
    public long? RunAsUser { get; init; }

    /// <summary>How /proc is mounted.</summary>
    public string? ProcMount { get; init; }

    /// <summary>The seccomp profile's type; empty when there is a profile without one, null when there is no profile.</summary>
    public string? SeccompType { get; init; }

    /// <summary>The AppArmor profile's type; empty when there is a profile without one, null when there is no profile.</summary>
    public string? AppArmorType { get; init; }

    /// <summary>The SELinux label's type; null or empty when it is not set.</summary>
    public string? SeLinuxType { get; init; }

    /// <summary>The SELinux label's user; null or empty when it is not set.</summary>
    public string? SeLinuxUser { get; init; }

    /// <summary>The SELinux label's role; null or empty when it is not set.</summary>
    public string? SeLinuxRole { get; init; }

    /// <summary>Whether it runs as a process of a Windows node.</summary>
    public bool? HostProcess { get; init; }

    /// <summary>The capabilities that are added.</summary>
    public IReadOnlyList<string> Added { get; init; } = [];

    /// <summary>The capabilities that are dropped.</summary>
    public IReadOnlyList<string> Dropped { get; init; } = [];

    /// <summary>Reads a securityContext.</summary>
    /// <param name="reader">What has the field <c>securityContext</c>.</param>
    /// <param name="owner">Whose it is, in words.</param>
    public static SecuritySettings Read(FieldReader reader, string owner)
    {
        var context = reader.Object("securityContext");
        var settings = new SecuritySettings(owner, reader.Path + ".securityContext");
        if (!context.IsSet)
        {
            return settings;
        }

        var capabilities = context.Object("capabilities");
        var seccomp = context.Object("seccompProfile");
        var appArmor = context.Object("appArmorProfile");
        var seLinux = context.Object("seLinuxOptions");
        return settings with
        {
            Privileged = context.Flag("privileged"),
            AllowPrivilegeEscalation = context.Flag("allowPrivilegeEscalation"),
            RunAsNonRoot = context.Flag("runAsNonRoot"),
            RunAsUser = context.Number("runAsUser", long.MinValue, long.MaxValue),
            ProcMount = context.Text("procMount"),
            SeccompType = seccomp.IsSet ? seccomp.Text("type") ?? "" : null,
            AppArmorType = appArmor.IsSet ? appArmor.Text("type") ?? "" : null,
            SeLinuxType = seLinux.Text("type"),
            SeLinuxUser = seLinux.Text("user"),
            SeLinuxRole = seLinux.Text("role"),
            HostProcess = context.Object("windowsOptions").Flag("hostProcess"),
            Added = capabilities.Texts("add"),
            Dropped = capabilities.Texts("drop"),
        };
    }
}
