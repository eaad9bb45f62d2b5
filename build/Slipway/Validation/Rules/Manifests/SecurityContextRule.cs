using Slipway.Manifests;
using Slipway.Model;

namespace Slipway.Validation.Rules.Manifests;

/// <summary>SLW025: containers run with as few rights as the restricted pod security standard asks for, on a read-only file system.</summary>
internal sealed class SecurityContextRule : IManifestRule
{
    private const string Restricted =
        "{ runAsNonRoot: true, allowPrivilegeEscalation: false, readOnlyRootFilesystem: true, capabilities: { drop: [ALL] }, seccompProfile: { type: RuntimeDefault } }";

    /// <inheritdoc/>
    public Rule Rule { get; } = new(
        "SLW025",
        "Containers run with few rights",
        Severity.Error,
        "A process that runs as root, may gain rights or can write its own file system turns a hole in the program into a hole in the node. A namespace with "
            + "the restricted pod security standard refuses such pods. A chart that no system declares gets a warning.",
        "Set the fields named in the container's securityContext (runAsNonRoot and seccompProfile in the pod's will do), and mount what the program must write.",
        RuleExample.Rendered(Manifest("{ runAsNonRoot: true }")),
        RuleExample.Rendered(Manifest(Restricted)),
        "https://kubernetes.io/docs/concepts/security/pod-security-standards/#restricted; readOnlyRootFilesystem goes beyond it");

    /// <inheritdoc/>
    public IEnumerable<Finding> Check(ManifestSubject subject) =>
        from current in subject.Set.Objects
        where current.Pod is not null
        let pod = current.Pod!
        from container in pod.AllContainers
        let missing = Missing(pod.Specification["securityContext"], container.Node["securityContext"]).ToArray()
        where missing.Length > 0
        select Rule.InObject(subject.Set, current, $"the container '{container.Name}' lacks {string.Join(", ", missing)}", container.FieldPath + ".securityContext")
            .WarningUnlessDeclared(subject.System);

    private static IEnumerable<string> Missing(KubeNode? pod, KubeNode? container)
    {
        // What a container says itself wins over what its pod says.
        if ((container?["runAsNonRoot"] ?? pod?["runAsNonRoot"]).AsBoolean() is not true)
        {
            yield return "runAsNonRoot: true";
        }

        if ((container?["allowPrivilegeEscalation"]).AsBoolean() is not false)
        {
            yield return "allowPrivilegeEscalation: false";
        }

        if ((container?["readOnlyRootFilesystem"]).AsBoolean() is not true)
        {
            yield return "readOnlyRootFilesystem: true";
        }

        if (!(container?.At("capabilities", "drop")).ItemsOrNone().Any(capability => capability.Text == "ALL"))
        {
            yield return "capabilities.drop: [ALL]";
        }

        if ((container?["seccompProfile"] ?? pod?["seccompProfile"])?["type"]?.Text is not ("RuntimeDefault" or "Localhost"))
        {
            yield return "seccompProfile.type: RuntimeDefault";
        }
    }

    private static string Manifest(string context) => $$"""
        apiVersion: v1
        kind: Pod
        metadata:
          name: app
        spec:
          containers:
            - name: app
              image: registry.example.com/app:1.0.0
              securityContext: {{context}}

        """;
}
