using System.Text.Json.Nodes;
using Cake.Core;

namespace Slipway.Cluster;

/// <summary>Something that a run must be allowed to do.</summary>
/// <param name="Verb">The verb, such as <c>create</c>.</param>
/// <param name="Resource">The resource, with its group and subresource: <c>deployments.apps</c>, <c>pods/log</c>.</param>
/// <param name="Namespace">The namespace; null for a resource of the whole cluster.</param>
public sealed record Permission(string Verb, string Resource, string? Namespace)
{
    /// <inheritdoc/>
    public override string ToString() => $"{Verb} {Resource}{(Namespace is null ? "" : $" in {Namespace}")}";
}

/// <summary>Asks the API what the current user may do: <c>kubectl auth can-i</c>, all questions at once.</summary>
/// <param name="api">The cluster.</param>
public sealed class Permissions(IKubeApi api)
{
    private const string Path = "/apis/authorization.k8s.io/v1/selfsubjectaccessreviews";

    /// <summary>Fails unless everything is allowed.</summary>
    /// <param name="needed">What is needed.</param>
    /// <param name="cancellationToken">Ends the calls.</param>
    /// <exception cref="CakeException">Something is not allowed: one line each.</exception>
    /// <exception cref="KubeApiException">The API does not answer.</exception>
    public async Task DemandAsync(IEnumerable<Permission> needed, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(needed);
        var answers = await Task.WhenAll(needed.Distinct().Select(async permission => (permission, IsAllowed: await MayAsync(permission, cancellationToken))));
        string[] missing = [.. answers.Where(answer => !answer.IsAllowed).Select(answer => $"missing permission: {answer.permission}")];
        if (missing.Length > 0)
        {
            throw new CakeException(string.Join(Environment.NewLine, ["Checking permissions: the kube context's user may not do all that is needed.", .. missing]));
        }
    }

    private async Task<bool> MayAsync(Permission permission, CancellationToken cancellationToken)
    {
        var (resource, subresource) = permission.Resource.Split('/') is [var one, var two] ? (one, two) : (permission.Resource, "");
        var (name, group) = resource.Split('.', 2) is [var plural, var rest] ? (plural, rest) : (resource, "");
        var attributes = new JsonObject { ["verb"] = permission.Verb, ["group"] = group, ["resource"] = name, ["subresource"] = subresource };
        if (permission.Namespace is { } place)
        {
            attributes["namespace"] = place;
        }

        var review = new JsonObject
        {
            ["apiVersion"] = "authorization.k8s.io/v1",
            ["kind"] = "SelfSubjectAccessReview",
            ["spec"] = new JsonObject { ["resourceAttributes"] = attributes },
        };
        var answer = await api.CreateAsync(Path, review.ToJsonString(), cancellationToken);
        return answer.TextAt("status", "allowed") == "true";
    }
}
