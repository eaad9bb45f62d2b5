using Slipway.Manifests;
using Slipway.Model;
using Slipway.Validation.Index;

namespace Slipway.Validation.Rules.Targets;

/// <summary>SLW110: services lead to pods.</summary>
internal sealed class ServiceSelectorRule() : PolicyRule(new Rule(
    "SLW110",
    "Services select a pod",
    Severity.Warning,
    "A Service whose selector finds no pod takes connections and refuses them all: the release is green, and nothing answers. Services without a selector, and "
        + "those of type ExternalName, lead elsewhere on purpose. Labels of custom resources, whose controllers make pods, count as pods.",
    "Take the selector from the named template that labels the pods, and look at the namespace.",
    Sample.Of(Sample.Deployment(), Example("application")),
    Sample.Of(Sample.Deployment(), Example("app")),
    "https://kubernetes.io/docs/concepts/services-networking/service/#defining-a-service") { SeverityIn = Environments.ErrorFromStaging, WarnsUndeclared = true })
{
    /// <inheritdoc/>
    protected override IEnumerable<Finding> Find(ManifestSubject subject) =>
        from service in subject.Index.OfKind(ApiGroups.Core, "Service")
        let selector = service.Root.At("spec", "selector")
        where selector.FieldsOrNone().Count > 0
            && service.Root.At("spec", "type")?.Text != "ExternalName"
            && subject.Index.SelectByLabels(subject.Index.NamespaceOf(service), selector).Count == 0
            && !subject.Index.MayBeMadeWith(selector)
        select Rule.InObject(subject.Set, service, $"no pod in the namespace '{subject.Index.NamespaceOf(service)}' has the labels that the service selects", "spec.selector");

    private static string Example(string app) =>
        Sample.Object("v1", "Service", $"spec:\n  selector:\n    app: {app}\n  ports:\n    - name: http\n      port: 80\n      protocol: TCP");
}
