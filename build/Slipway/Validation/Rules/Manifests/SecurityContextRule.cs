using Slipway.Manifests;
using Slipway.Model;

namespace Slipway.Validation.Rules.Manifests;

/// <summary>SLW025: containers cannot write their own file system. The Pod Security Standards, which have rules of their own, do not ask for it.</summary>
internal sealed class SecurityContextRule : IManifestRule
{
    /// <inheritdoc/>
    public Rule Rule { get; } = new(
        "SLW025",
        "The root file system is read-only",
        Severity.Error,
        "A process that can write its own file system lets a hole in the program become a program of somebody else. The rights that the pod security standards "
            + "look at have rules of their own (SLW040 to SLW058). A chart that no system declares gets a warning.",
        "Set readOnlyRootFilesystem: true in the container's securityContext, and mount what the program must write.",
        RuleExample.Rendered(Sample.Pod("securityContext: { allowPrivilegeEscalation: false }")),
        RuleExample.Rendered(Sample.Pod("securityContext: { readOnlyRootFilesystem: true }")),
        "https://kubernetes.io/docs/tasks/configure-pod-container/security-context/");

    /// <inheritdoc/>
    public IEnumerable<Finding> Check(ManifestSubject subject) =>
        from current in subject.Set.Objects
        where current.Pod is not null
        from container in current.Pod!.AllContainers
        where container.Node.At("securityContext", "readOnlyRootFilesystem").AsBoolean() is not true
        select Rule.InObject(subject.Set, current, $"the container '{container.Name}' lacks readOnlyRootFilesystem: true", container.FieldPath + ".securityContext.readOnlyRootFilesystem")
            .WarningUnlessDeclared(subject.System);
}
