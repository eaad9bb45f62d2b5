using System.Text.Json;
using Slipway.Manifests.Differences;
using Slipway.Secrets;

namespace Slipway.Deployments.Plans;

/// <summary>Puts differences into words, without secrets.</summary>
/// <param name="redactor">Knows the secrets of the run.</param>
public sealed class FieldMask(SecretRedactor redactor)
{
    // Holds the whole object, a Secret's data included, where kubectl apply has been at work.
    private const string LastApplied = "kubectl.kubernetes.io/last-applied-configuration";

    /// <summary>A difference in words.</summary>
    /// <param name="kind">Kind of the object.</param>
    /// <param name="difference">The difference.</param>
    public FieldChange Show(string kind, FieldDifference difference)
    {
        ArgumentNullException.ThrowIfNull(difference);
        var isSecret = IsSecret(kind, difference.Path);
        return new FieldChange(redactor.Redact(difference.Path.Text), Show(difference.Old, isSecret), Show(difference.New, isSecret));
    }

    /// <summary>A text without secrets.</summary>
    /// <param name="text">The text.</param>
    public string Show(string text) => redactor.Redact(SecretNames.MaskIn(text));

    /// <summary>A plan without the secrets that were learned after its parts were put into words, such as those of another system.</summary>
    /// <param name="plan">The plan.</param>
    public DeploymentPlan Show(DeploymentPlan plan)
    {
        ArgumentNullException.ThrowIfNull(plan);
        return plan with { Releases = [.. plan.Releases.Select(release => release with { Changes = [.. release.Changes.Select(Show)] })] };
    }

    private ObjectChange Show(ObjectChange change) => change with
    {
        Fields = [.. change.Fields.Select(field => new FieldChange(redactor.Redact(field.Path), Redact(field.Old), Redact(field.New)))],
        Note = Redact(change.Note),
    };

    private string? Redact(string? text) => text is null ? null : redactor.Redact(text);

    // An environment variable's value stands below its name: env[NAME].value.
    private static bool IsSecret(string kind, FieldPath path) =>
        (kind == "Secret" && path.Names[0] is "data" or "stringData")
        || path.Names[^1] == LastApplied
        || SecretNames.Sounds(path.Names[^1])
        || (path.Names is [.., var name, "value"] && SecretNames.Sounds(name));

    private string? Show(JsonElement? value, bool isSecret) => value is not { } element ? null
        : isSecret ? SecretRedactor.Mask
        : Show(element.ValueKind == JsonValueKind.String ? element.GetString()! : element.GetRawText());
}
