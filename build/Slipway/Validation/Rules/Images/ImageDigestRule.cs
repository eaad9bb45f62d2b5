using Slipway.Model;

namespace Slipway.Validation.Rules.Images;

/// <summary>SLW072: production runs images by digest.</summary>
internal sealed class ImageDigestRule() : PolicyRule(new Rule(
    "SLW072",
    "Production runs images by digest",
    Severity.Warning,
    "Whoever may push to a registry may move any tag, also that of a version, by mistake or on purpose. A digest is the image: what was tested is what runs, "
        + "on every node, and after a rollback. It can stand beside the tag, which then is for people.",
    "Add the digest behind the tag, as name:tag@digest.",
    Sample.Of(Sample.Deployment(image: "registry.example.com/app:1.0.0")),
    Sample.Of(Sample.Deployment(image: "registry.example.com/app:1.0.0@sha256:0b1a4f4b2c7b2bd7f3f0ad5ed64ac5c5d2bbd5b7c8a6ad0b1fbf8f1d6b5b9a11")),
    "https://kubernetes.io/docs/concepts/containers/images/#image-names") { OnlyIn = Environments.ProdOnly, WarnsUndeclared = true })
{
    /// <inheritdoc/>
    protected override IEnumerable<Finding> Find(ManifestSubject subject) =>
        from pod in subject.Index.Pods
        from container in pod.AllContainers
        let image = ImageReference.Parse(container.Image)

        // Without a tag there is nothing to add a digest to: that is SLW070's finding.
        where image is { Digest: null, Tag.Length: > 0 }
        select Rule.InObject(subject.Set, pod.Owner, $"the image '{container.Image}' of the container '{container.Name}' has no digest", container.FieldPath + ".image");
}
