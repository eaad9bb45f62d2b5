using Slipway.Manifests;
using Slipway.Model;
using Slipway.Validation.Index;

namespace Slipway.Validation.Rules.Secrets;

/// <summary>SLW092: staging and production bring their secrets themselves.</summary>
internal sealed class RenderedSecretRule() : PolicyRule(new Rule(
    "SLW092",
    "Charts make no secrets from staging on",
    Severity.Warning,
    "A Secret that a chart renders was in its values before: in a file, on a command line, in the history of releases. From staging on, secrets come from a "
        + "store or an operator, and the chart is told their names. A Secret without data, to be filled by somebody else, is fine.",
    "Give the chart a value for the name of an existing Secret, and set it in the environment's value file.",
    Sample.Of(Sample.Object("v1", "Secret", "stringData:\n  password: correct-horse")),
    Sample.Of(Sample.Deployment("envFrom:\n  - secretRef:\n      name: app-made-elsewhere")),
    "https://kubernetes.io/docs/concepts/security/secrets-good-practices/")
{
    OnlyIn = Environments.FromStaging,
    SeverityIn = Environments.ErrorInProd,
    WarnsUndeclared = true,
})
{
    /// <inheritdoc/>
    protected override IEnumerable<Finding> Find(ManifestSubject subject) =>
        from secret in subject.Index.OfKind(ApiGroups.Core, "Secret")
        let keys = secret.Root["data"].FieldsOrNone().Concat(secret.Root["stringData"].FieldsOrNone()).Where(field => !string.IsNullOrEmpty(field.Value.Text)).ToArray()
        where keys.Length > 0
        select Rule.InObject(subject.Set, secret, $"the chart itself makes the secret, with {string.Join(", ", keys.Select(key => key.Name).Distinct(StringComparer.Ordinal))}", "data");
}
