using Slipway.Model;

namespace Slipway.Validation.Rules.Images;

/// <summary>SLW071: tags of images do not move.</summary>
internal sealed class MutableTagRule() : PolicyRule(new Rule(
    "SLW071",
    "Image tags do not move",
    Severity.Warning,
    "A tag such as latest, stable or main is given to another image every now and then. What runs depends on when a node pulled it, two replicas can run "
        + "different code, and a rollback of the release does not bring the old image back.",
    "Name the version, or better the digest.",
    Sample.Of(Sample.Deployment(image: "registry.example.com/app:latest")),
    Sample.Of(Sample.Deployment(image: "registry.example.com/app:1.0.0")),
    "https://kubernetes.io/docs/concepts/containers/images/#updating-images") { SeverityIn = Environments.ErrorFromStaging, WarnsUndeclared = true })
{
    private static readonly HashSet<string> Moving = new(StringComparer.OrdinalIgnoreCase)
    {
        "latest", "stable", "edge", "nightly", "canary", "main", "master", "develop", "dev", "head", "snapshot", "rolling", "current", "lts",
    };

    /// <inheritdoc/>
    protected override IEnumerable<Finding> Find(ManifestSubject subject) =>
        from pod in subject.Index.Pods
        from container in pod.AllContainers
        let image = ImageReference.Parse(container.Image)
        where image.Digest is null && image.Tag is not null && Moving.Contains(image.Tag)
        select Rule.InObject(subject.Set, pod.Owner, $"the tag '{image.Tag}' of the container '{container.Name}' moves", container.FieldPath + ".image");
}
