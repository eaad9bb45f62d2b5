using Slipway.Cluster;

namespace Slipway.Rollouts.Causes;

/// <summary>What objects without pods of their own show: autoscalers without target, Services without pods, and a Deployment's own deadline.</summary>
internal sealed class ObjectCause : ICause
{
    /// <inheritdoc/>
    public IEnumerable<Diagnosis> Find(Scene scene)
    {
        var subject = scene.Workload.ToString();
        switch (scene.Workload.Kind)
        {
            case "HorizontalPodAutoscaler" when TargetOf(scene) is { } target:
                yield return new Diagnosis(FailureCause.AutoscalerWithoutTarget, subject, $"its target {target} does not exist", "Mend scaleTargetRef: kind and name of a Deployment or StatefulSet of the release.");
                break;
            case "Service" when ServiceReader.SelectsNothing(scene.View, scene.Found):
                yield return new Diagnosis(FailureCause.ServiceWithoutPods, subject, "its selector matches no pod", "Mend the Service's selector: it must match the labels of the pods' template.");
                break;
            case "Deployment" when scene.Found.Condition("Progressing")?.TextAt("reason") == "ProgressDeadlineExceeded":
                yield return new Diagnosis(FailureCause.NoProgress, subject, $"no progress within its {scene.Found.NumberAt("spec", "progressDeadlineSeconds")} s", "See what its pods wait for.");
                break;
        }
    }

    private static string? TargetOf(Scene scene)
    {
        var (kind, name) = (Text.Of(scene.Found, "spec", "scaleTargetRef", "kind"), Text.Of(scene.Found, "spec", "scaleTargetRef", "name"));
        return kind is "Deployment" or "StatefulSet" && scene.View.Find(kind, scene.Workload.Namespace, name) is null ? $"{kind}/{name}" : null;
    }
}
