namespace Slipway.Rollouts.Causes;

/// <summary>An image that does not come: no name, not there, not given, no registry.</summary>
internal sealed class ImageCause : ICause
{
    // What a registry that is not there looks like, whoever asks it: containerd, CRI-O, docker.
    private static readonly string[] Silence =
    [
        "connection refused", "no such host", "i/o timeout", "no route to host", "network is unreachable", "TLS handshake timeout", "deadline exceeded",
        "connection reset", "Client.Timeout", "unexpected EOF", "503", "502", "500 Internal", "429", "server misbehaving", "RegistryUnavailable",
    ];

    /// <inheritdoc/>
    public IEnumerable<Diagnosis> Find(Scene scene)
    {
        foreach (var container in scene.Containers)
        {
            // Source of the reasons: k8s.io/kubernetes pkg/kubelet/images/types.go.
            switch (container.WaitingReason)
            {
                case "InvalidImageName":
                    yield return new Diagnosis(
                        FailureCause.ImageNameInvalid, container.Subject, $"'{container.Image}' is no image name", "Mend registry, repository, tag or digest in the values.");
                    break;
                case "ErrImagePull" or "ImagePullBackOff" or "RegistryUnavailable" or "ImageInspectError" or "ErrImageNeverPull":
                    yield return Pull(scene, container);
                    break;
            }
        }
    }

    // ImagePullBackOff hides the reason; the event of the pull itself has it.
    private static Diagnosis Pull(Scene scene, PodContainer container)
    {
        var said = container.WaitingReason is "ErrImagePull" && container.WaitingMessage.Length > 0
            ? container.WaitingMessage
            : scene.View.EventsOf(container.Pod).Select(one => Text.Of(one, "message")).LastOrDefault(text => text.StartsWith("Failed to pull image", StringComparison.Ordinal) && text.Contains(container.Image, StringComparison.Ordinal))
                ?? container.WaitingMessage;
        var isSilent = Silence.Any(word => said.Contains(word, StringComparison.OrdinalIgnoreCase)) && !said.Contains("not found", StringComparison.OrdinalIgnoreCase);
        return new Diagnosis(
            isSilent ? FailureCause.RegistryUnreachable : FailureCause.ImageRefused,
            container.Subject,
            isSilent ? $"image {container.Image}: the registry does not answer" : $"image {container.Image} {Refusal(said)}",
            isSilent ? "See whether the registry is up, and whether the cluster's nodes reach it." : Advice(said))
        {
            Lines = said.Length > 0 ? [Text.Line(said)] : [],
        };
    }

    private static string Refusal(string said) =>
        Has(said, "not found", "manifest unknown", "name unknown", "does not exist") ? "is not in the registry"
        : Has(said, "unauthorized", "denied", "forbidden", "authentication required", "401", "403") ? "is not given to this cluster"
        : Has(said, "no match for platform", "no matching manifest") ? "was not built for the node's platform"
        : Has(said, "no space left") ? "does not fit on the node's disk"
        : "cannot be pulled";

    private static string Advice(string said) =>
        Has(said, "unauthorized", "denied", "forbidden", "authentication required", "401", "403") ? "Give the pods imagePullSecrets for that registry, or mend those they have."
        : Has(said, "no match for platform", "no matching manifest") ? "Build the image for the nodes' platform, and push it."
        : Has(said, "no space left") ? "Free space on the node."
        : "Push the image (--target=Push-Images), or mend repository, tag or digest in the values.";

    private static bool Has(string text, params IEnumerable<string> words) => words.Any(word => text.Contains(word, StringComparison.OrdinalIgnoreCase));
}
