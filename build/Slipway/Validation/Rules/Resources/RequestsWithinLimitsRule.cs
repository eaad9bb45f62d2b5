using Slipway.Manifests;
using Slipway.Model;

namespace Slipway.Validation.Rules.Resources;

/// <summary>SLW074: no container asks for more than it may take.</summary>
internal sealed class RequestsWithinLimitsRule() : PolicyRule(new Rule(
    "SLW074",
    "Requests are within limits",
    Severity.Error,
    "The API server refuses a container that requests more of a resource than its limit, and the object with it, in the middle of a deployment. It happens "
        + "when one environment's values raise requests and leave the limits of the defaults.",
    "Raise the limit to the request at least.",
    Sample.Of(Sample.Deployment("resources:\n  requests:\n    memory: 1Gi\n  limits:\n    memory: 512Mi")),
    Sample.Of(Sample.Deployment("resources:\n  requests:\n    memory: 512Mi\n  limits:\n    memory: 512Mi")),
    "https://kubernetes.io/docs/concepts/configuration/manage-resources-containers/#requests-and-limits"))
{
    /// <inheritdoc/>
    protected override IEnumerable<Finding> Find(ManifestSubject subject) =>
        from pod in subject.Index.Pods
        from container in pod.AllContainers
        from request in container.Node.At("resources", "requests").FieldsOrNone()
        let limit = container.Node.At("resources", "limits", request.Name)
        where KubeQuantity.Parse(request.Value.Text) > KubeQuantity.Parse(limit?.Text)
        select Rule.InObject(
            subject.Set,
            pod.Owner,
            $"the container '{container.Name}' requests {request.Value.Text} of {request.Name}, and its limit is {limit!.Text}",
            $"{container.FieldPath}.resources.requests");
}
