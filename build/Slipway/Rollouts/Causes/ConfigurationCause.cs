using Slipway.Cluster;

namespace Slipway.Rollouts.Causes;

/// <summary>Containers that cannot be made because something that they read is missing, or cannot be mounted.</summary>
internal sealed class ConfigurationCause : ICause
{
    /// <inheritdoc/>
    public IEnumerable<Diagnosis> Find(Scene scene)
    {
        foreach (var container in scene.Containers.Where(container => container.WaitingReason == "CreateContainerConfigError"))
        {
            yield return Missing(container.Subject, container.WaitingMessage);
        }

        foreach (var pod in scene.LivePods.Where(pod => PodContainer.Of(pod).All(container => !container.IsRunning && container.LastEnd is null)))
        {
            // Only the latest of what happened: a mount that worked in the end says nothing, but the container is made then.
            var last = scene.View.EventsOf(pod).LastOrDefault(one => one.TextAt("reason") is "FailedMount" or "FailedAttachVolume" or "FailedCreatePodSandBox" or "Pulling" or "Pulled" or "Created");
            var said = last.ValueKind == System.Text.Json.JsonValueKind.Object ? Text.Of(last, "message") : "";
            var subject = $"Pod/{pod.NameOf()}";
            switch (said.Length == 0 ? null : last.TextAt("reason"))
            {
                case "FailedMount" when IsMissing(said):
                    yield return Missing(subject, said);
                    break;
                case "FailedMount" or "FailedAttachVolume":
                    yield return new Diagnosis(FailureCause.MountFailed, subject, $"a volume cannot be mounted: {Text.Line(said)}", "See to the volume and its driver.") { Lines = [Text.Line(said)] };
                    break;
                case "FailedCreatePodSandBox":
                    yield return new Diagnosis(FailureCause.SandboxFailed, subject, $"its node cannot set it up: {Text.Line(said)}", "See to the node's network plugin and container runtime.") { Lines = [Text.Line(said)] };
                    break;
            }
        }
    }

    private static bool IsMissing(string said) =>
        (said.Contains("secret", StringComparison.Ordinal) || said.Contains("configmap", StringComparison.Ordinal) || said.Contains("references non-existent", StringComparison.Ordinal))
        && (said.Contains("not found", StringComparison.Ordinal) || said.Contains("non-existent", StringComparison.Ordinal));

    // Source of the texts: k8s.io/kubernetes pkg/kubelet: makeEnvironmentVariables: 'secret "db" not found', "couldn't find key user in Secret shop/db".
    private static Diagnosis Missing(string subject, string said)
    {
        const string Mark = "couldn't find key ";
        var what = said.IndexOf(Mark, StringComparison.Ordinal) is >= 0 and var at ? $"there is no key {said[(at + Mark.Length)..]}"
            : said.LastIndexOf(" : ", StringComparison.Ordinal) is >= 0 and var colon ? said[(colon + 3)..]
            : said;
        return new Diagnosis(FailureCause.ConfigurationMissing, subject, Text.Line(what), "Have the chart or the secrets of the system make it, or mend the name and key that the pod asks for.")
        {
            Lines = [Text.Line(said)],
        };
    }
}
