using Slipway.Model;

namespace Slipway.Validation.Rules.Images;

/// <summary>SLW070: images are named with a tag or a digest.</summary>
internal sealed class ImageTagRule() : PolicyRule(new Rule(
    "SLW070",
    "Images have a tag or a digest",
    Severity.Error,
    "An image without a tag is the image 'latest' of the moment: nobody can tell which version runs, nodes run different ones, and a rollback brings back "
        + "the same image. An empty tag, as an unset value leaves it, is no image at all: the pod never starts.",
    "Give the image a tag, or better a digest; in a chart, fall back to .Chart.AppVersion.",
    Sample.Of(Sample.Deployment(image: "registry.example.com/app")),
    Sample.Of(Sample.Deployment(image: "registry.example.com/app:1.0.0")),
    "https://kubernetes.io/docs/concepts/containers/images/#image-names") { WarnsUndeclared = true })
{
    /// <inheritdoc/>
    protected override IEnumerable<Finding> Find(ManifestSubject subject) =>
        from pod in subject.Index.Pods
        from container in pod.AllContainers
        where container.Image.Length > 0
        let image = ImageReference.Parse(container.Image)
        where image.Digest is null && string.IsNullOrEmpty(image.Tag)
        select Rule.InObject(subject.Set, pod.Owner, $"the image '{container.Image}' of the container '{container.Name}' has no tag and no digest", container.FieldPath + ".image");
}
