using Slipway.Manifests;

namespace Slipway.Validation.PodSecurity.Pods;

/// <summary>A pod, or the template of a workload's pods, decoded as far as the standards look at it.</summary>
/// <param name="Owner">The object that is the pod or has the template.</param>
/// <param name="Path">Path of the pod's specification within the object.</param>
internal sealed record JudgedPod(KubeObject Owner, string Path)
{
    private static readonly string[] ContainerLists = ["initContainers", "containers", "ephemeralContainers"];

    /// <summary>Path of the pod's annotations within the object.</summary>
    public string AnnotationsPath => Path[..^"spec".Length] + "metadata.annotations";

    /// <summary>Whether it shares the node's network.</summary>
    public bool HostNetwork { get; private init; }

    /// <summary>Whether it shares the node's processes.</summary>
    public bool HostPid { get; private init; }

    /// <summary>Whether it shares the node's inter-process communication.</summary>
    public bool HostIpc { get; private init; }

    /// <summary>Whether it says that it runs in user namespaces of its own: root in it is nobody on the node.</summary>
    public bool HasOwnUsers { get; private init; }

    /// <summary>Whether it says that it runs on Windows.</summary>
    public bool IsWindows { get; private init; }

    /// <summary>The pod's annotations.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Annotations { get; private init; } = [];

    /// <summary>The pod's own securityContext; all unset when it has none.</summary>
    public required SecuritySettings Security { get; init; }

    /// <summary>The sysctls that it sets, with the paths of their names.</summary>
    public IReadOnlyList<(string Path, string Name)> Sysctls { get; private init; } = [];

    /// <summary>Its volumes.</summary>
    public IReadOnlyList<JudgedVolume> Volumes { get; private init; } = [];

    /// <summary>Its containers: init, regular and ephemeral ones.</summary>
    public IReadOnlyList<JudgedContainer> Containers { get; private init; } = [];

    /// <summary>Values of a wrong type: the API server refuses the object, whatever the standard says.</summary>
    public IReadOnlyList<PodViolation> Problems { get; private init; } = [];

    /// <summary>The securityContexts of the pod and its containers.</summary>
    public IEnumerable<SecuritySettings> AllSecurity => Containers.Select(container => container.Security).Prepend(Security);

    /// <summary>The pod of an object, or null for an object that has none.</summary>
    /// <param name="owner">The object.</param>
    public static JudgedPod? Of(KubeObject owner)
    {
        if (PathTo(owner) is not { } path)
        {
            return null;
        }

        var problems = new List<PodViolation>();
        var template = new FieldReader(owner.Root, "", problems);
        foreach (var step in path)
        {
            template = template.Object(step);
        }

        return Read(owner, template, template.Object("spec"), string.Concat(path.Select(step => step + ".")) + "spec", problems);
    }

    /// <summary>Whether an object is of a kind that is or makes pods.</summary>
    /// <param name="owner">The object.</param>
    public static bool IsIn(KubeObject owner) => PathTo(owner) is not null;

    // The kinds whose pods the admission knows. Source: k8s.io/pod-security-admission/admission, DefaultPodSpecExtractor.
    private static string[]? PathTo(KubeObject owner) => (owner.Reference.Group, owner.Kind) switch
    {
        ("", "Pod") => [],
        ("", "PodTemplate") => ["template"],
        ("", "ReplicationController") => ["spec", "template"],
        ("apps" or "extensions", "Deployment" or "ReplicaSet" or "StatefulSet" or "DaemonSet") => ["spec", "template"],
        ("batch", "Job") => ["spec", "template"],
        ("batch", "CronJob") => ["spec", "jobTemplate", "spec", "template"],
        _ => null,
    };

    private static JudgedPod Read(KubeObject owner, FieldReader template, FieldReader specification, string path, List<PodViolation> problems)
    {
        var containers = new List<JudgedContainer>();
        foreach (var list in ContainerLists)
        {
            containers.AddRange(specification.Objects(list).Select(JudgedContainer.Read));
        }

        return new JudgedPod(owner, path)
        {
            HostNetwork = specification.Flag("hostNetwork") is true,
            HostPid = specification.Flag("hostPID") is true,
            HostIpc = specification.Flag("hostIPC") is true,
            HasOwnUsers = specification.Flag("hostUsers") is false,
            IsWindows = specification.Object("os").Text("name") == "windows",
            Annotations = template.Object("metadata").Map("annotations"),
            Security = SecuritySettings.Read(specification, "the pod"),
            Sysctls = [.. specification.Object("securityContext").Objects("sysctls").Select(sysctl => (sysctl.Path + ".name", sysctl.Text("name") ?? ""))],
            Volumes = [.. specification.Objects("volumes").Select(JudgedVolume.Read)],
            Containers = containers,
            Problems = [.. problems.Distinct()],
        };
    }
}
