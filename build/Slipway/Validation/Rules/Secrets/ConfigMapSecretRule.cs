using Slipway.Manifests;
using Slipway.Model;
using Slipway.Validation.Index;

namespace Slipway.Validation.Rules.Secrets;

/// <summary>SLW091: no secret stands in a ConfigMap.</summary>
internal sealed class ConfigMapSecretRule() : PolicyRule(new Rule(
    "SLW091",
    "ConfigMaps hold no secrets",
    Severity.Warning,
    "Rights to read ConfigMaps are given freely, and their contents are shown by every tool. Keys called as secrets are (password, api-key), private keys, and "
        + "URLs with a password count.",
    "Put the value into a Secret, and let the program read it from there.",
    Sample.Of(Sample.Object("v1", "ConfigMap", "data:\n  DATABASE_URL: postgres://app:correct-horse@db:5432/app")),
    Sample.Of(Sample.Object("v1", "ConfigMap", "data:\n  DATABASE_HOST: db\n  DATABASE_PASSWORD_FILE: /run/secrets/database/password")),
    "https://kubernetes.io/docs/concepts/configuration/configmap/") { SeverityIn = Environments.ErrorFromStaging, WarnsUndeclared = true })
{
    /// <inheritdoc/>
    protected override IEnumerable<Finding> Find(ManifestSubject subject) =>
        from map in subject.Index.OfKind(ApiGroups.Core, "ConfigMap")
        from field in map.Root["data"].FieldsOrNone()
        let value = field.Value.Text
        where (SecretWords.IsName(field.Name) && SecretWords.IsValue(value)) || SecretWords.HasCredentials(value)
        select Rule.InObject(subject.Set, map, $"there is a secret under the key '{field.Name}'", "data");
}
