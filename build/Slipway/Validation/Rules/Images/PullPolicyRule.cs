using Slipway.Model;

namespace Slipway.Validation.Rules.Images;

/// <summary>SLW073: nodes may pull the images.</summary>
internal sealed class PullPolicyRule() : PolicyRule(new Rule(
    "SLW073",
    "Nodes may pull images",
    Severity.Warning,
    "With imagePullPolicy Never a pod starts only on nodes onto which somebody has put the image by hand. On a laptop that can be meant; in a cluster the "
        + "first new node has pods that never start (ErrImageNeverPull).",
    "Use IfNotPresent, which pulls an image once for each node.",
    Sample.Of(Sample.Deployment("imagePullPolicy: Never")),
    Sample.Of(Sample.Deployment("imagePullPolicy: IfNotPresent")),
    "https://kubernetes.io/docs/concepts/containers/images/#image-pull-policy")
{
    SeverityIn = new Dictionary<string, Severity>(Environments.ErrorFromStaging) { ["local"] = Severity.Info },
    WarnsUndeclared = true,
})
{
    /// <inheritdoc/>
    protected override IEnumerable<Finding> Find(ManifestSubject subject) =>
        from pod in subject.Index.Pods
        from container in pod.AllContainers
        where container.Node["imagePullPolicy"]?.Text == "Never"
        select Rule.InObject(subject.Set, pod.Owner, $"the container '{container.Name}' never pulls its image", container.FieldPath + ".imagePullPolicy");
}
