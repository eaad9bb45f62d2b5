using Slipway.Manifests;
using Slipway.Model;

namespace Slipway.Validation.Rules.Secrets;

/// <summary>SLW093: no secret stands in a command line.</summary>
internal sealed class ArgumentSecretRule() : PolicyRule(new Rule(
    "SLW093",
    "Command lines hold no secrets",
    Severity.Warning,
    "A command line is seen by every process of the node that may list processes, by everybody who may see pods, and in crash reports. An argument such as "
        + "--password=…, a private key, and a URL with a password count; a reference to a variable that comes from a Secret is expanded into the command line "
        + "too, but does not stand in the chart, and is not reported.",
    "Hand the secret over in a file or an environment variable that comes from a Secret.",
    Sample.Of(Sample.Deployment("args:\n  - --db-password=correct-horse")),
    Sample.Of(Sample.Deployment("args:\n  - --db-password-file=/run/secrets/database/password")),
    "https://kubernetes.io/docs/concepts/security/secrets-good-practices/") { SeverityIn = Environments.ErrorFromStaging, WarnsUndeclared = true })
{
    private static readonly string[] Lists = ["command", "args"];

    /// <inheritdoc/>
    protected override IEnumerable<Finding> Find(ManifestSubject subject) =>
        from pod in subject.Index.Pods
        from container in pod.AllContainers
        from list in Lists
        where container.Node[list].ItemsOrNone().Any(argument => argument.Text is { } text && IsSecret(text))
        select Rule.InObject(subject.Set, pod.Owner, $"the container '{container.Name}' has a secret in its {list}", $"{container.FieldPath}.{list}");

    private static bool IsSecret(string argument)
    {
        // A script of several lines is searched for credentials alone: what stands behind '=' in it is mostly code.
        var equals = argument.StartsWith('-') && !argument.Contains('\n', StringComparison.Ordinal) ? argument.IndexOf('=', StringComparison.Ordinal) : -1;
        return (equals > 0 && SecretWords.IsName(argument[..equals]) && SecretWords.IsValue(argument[(equals + 1)..])) || SecretWords.HasCredentials(argument);
    }
}
