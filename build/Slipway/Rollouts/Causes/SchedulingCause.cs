using System.Text.Json;
using System.Text.RegularExpressions;
using Slipway.Cluster;

namespace Slipway.Rollouts.Causes;

/// <summary>Pods that no node takes, and pods whose node does not answer.</summary>
internal sealed partial class SchedulingCause : ICause
{
    // What a kubelet takes at most to say that it has begun.
    private static readonly TimeSpan KubeletTime = TimeSpan.FromSeconds(5);

    /// <inheritdoc/>
    public IEnumerable<Diagnosis> Find(Scene scene)
    {
        foreach (var pod in scene.LivePods)
        {
            var subject = $"Pod/{pod.NameOf()}";
            if (pod.Condition("PodScheduled") is { } scheduled && scheduled.TextAt("status") == "False")
            {
                if (Unschedulable(scene, pod, subject, Text.Of(scheduled, "message")) is { } sign)
                {
                    yield return sign;
                }
            }
            else if (pod.TextAt("spec", "nodeName") is { } node && pod.At("status", "containerStatuses") is null && pod.At("status", "initContainerStatuses") is null)
            {
                var since = scene.History.FirstSeen(pod);
                scene.LookAgain(since + KubeletTime);
                if (scene.Now >= since + KubeletTime)
                {
                    yield return new Diagnosis(
                        FailureCause.NodeSilent, subject, $"node {node} does not begin with it: its kubelet does not answer", $"See to the node: kubectl describe node {node}") { FirstSeen = since };
                }
            }
        }
    }

    // Source of the text: k8s.io/kubernetes pkg/scheduler: FitError: '0/3 nodes are available: 1 Insufficient cpu, 2 node(s) had taint {...}.'
    private static Diagnosis? Unschedulable(Scene scene, JsonElement pod, string subject, string said)
    {
        // The claim tells what is missing, and a node that was asked for is on its way.
        var waitsForClaim = said.Contains("unbound immediate PersistentVolumeClaims", StringComparison.Ordinal) || said.Contains("persistentvolumeclaim", StringComparison.Ordinal);
        if (waitsForClaim || scene.View.EventsOf(pod).Any(one => one.TextAt("reason") == "TriggeredScaleUp"))
        {
            return null;
        }

        var all = said.Split(". preemption:")[0];
        var reason = NodesPart().Replace(all, "").TrimEnd('.', ' ');
        var stops = scene.View.All("Pod", scene.Workload.Namespace).Any(other => other.At("metadata", "deletionTimestamp") is not null);
        return new Diagnosis(
            FailureCause.Unschedulable,
            subject,
            $"no node takes it: {Text.Line(reason.Length > 0 ? reason : "no reason given")}",
            said.Contains("Insufficient", StringComparison.Ordinal) ? "Lower its requests, or give the cluster more nodes." : "Mend nodeSelector, affinity or tolerations, or the nodes' labels and taints.")
        {
            // What stops now frees its share when it has stopped.
            CanFail = !stops,
            Lines = [Text.Line(said)],
        };
    }

    [GeneratedRegex(@"^\d+/\d+ nodes are available:\s*")]
    private static partial Regex NodesPart();
}
