using Slipway.Manifests;
using Slipway.Model;

namespace Slipway.Validation.Rules.Secrets;

/// <summary>SLW090: no secret stands in an environment variable's value.</summary>
internal sealed class EnvironmentSecretRule() : PolicyRule(new Rule(
    "SLW090",
    "Environment variables hold no secrets",
    Severity.Warning,
    "A value in a pod's specification is read by everybody who may see pods, and stays in the release's history, in the repository of whoever deploys it and in "
        + "the logs of tools that print objects. Variables called as secrets are (DB_PASSWORD, apiKey), private keys, and URLs with a password count.",
    "Take the value from a Secret: valueFrom.secretKeyRef.",
    Sample.Of(Sample.Deployment("env:\n  - name: DB_PASSWORD\n    value: correct-horse")),
    Sample.Of(Sample.Deployment("env:\n  - name: DB_PASSWORD\n    valueFrom:\n      secretKeyRef:\n        name: app-database\n        key: password")),
    "https://kubernetes.io/docs/concepts/configuration/secret/") { SeverityIn = Environments.ErrorFromStaging, WarnsUndeclared = true })
{
    /// <inheritdoc/>
    protected override IEnumerable<Finding> Find(ManifestSubject subject) =>
        from pod in subject.Index.Pods
        from container in pod.AllContainers
        from variable in container.Node["env"].ItemsOrNone()
        let name = variable["name"]?.Text
        let value = variable["value"]?.Text
        where name is not null && value is not null && ((SecretWords.IsName(name) && SecretWords.IsValue(value)) || SecretWords.HasCredentials(value))
        select Rule.InObject(subject.Set, pod.Owner, $"the container '{container.Name}' has a secret in the value of {name}", container.FieldPath + ".env");
}
