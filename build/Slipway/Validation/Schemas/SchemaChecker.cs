using Slipway.Manifests;
using Slipway.Model;
using Slipway.Validation.Schemas.Custom;
using Slipway.Validation.Schemas.Model;
using Slipway.Wording;

namespace Slipway.Validation.Schemas;

/// <summary>Checks the objects of a manifest set against the API of one release of Kubernetes.</summary>
/// <param name="release">The release.</param>
/// <param name="customResources">The kinds that are not built in.</param>
/// <param name="ignoreMissing">Whether kinds without a schema are passed over (<c>--ignore-missing-schemas</c>).</param>
internal sealed class SchemaChecker(KubeRelease release, CustomResources customResources, bool ignoreMissing)
{
    /// <summary>Checks a manifest set.</summary>
    /// <param name="set">The manifest set.</param>
    public IReadOnlyList<ApiProblem> Check(ManifestSet set)
    {
        var schema = KubeSchema.For(release);
        var problems = new ApiProblems();
        var walk = new ObjectWalk(schema, problems);
        var customWalk = new CustomWalk(schema, problems);
        var custom = customResources.With(set);
        foreach (var current in set.Objects)
        {
            problems.Object = current;
            if (custom.Find(current.Reference.ApiVersion, current.Reference.Kind) is { } kind)
            {
                customWalk.Walk(current.Root, kind);
            }
            else if (ShapeOf(current, custom, problems) is { } shape)
            {
                walk.Walk(current.Root, shape, NodePath.Root);
            }
        }

        return problems.Found;
    }

    private Shape? ShapeOf(KubeObject current, CustomResources custom, ApiProblems problems)
    {
        var reference = current.Reference;
        if (KindTable.Find(reference.ApiVersion, reference.Kind) is { } kind)
        {
            CheckLifecycle(kind, problems);
            return new Shape(ShapeKind.Object) { TypeName = kind.TypeName };
        }

        ReportUnknown(reference, custom, problems);
        return null;
    }

    private void CheckLifecycle(BuiltInKind kind, ApiProblems problems)
    {
        var path = NodePath.Root.Field("apiVersion");
        var instead = kind.Replacement is { } replacement ? $"; use {Written(replacement)}" : "";
        if (kind.IsRemovedIn(release))
        {
            problems.Add(ApiProblemKind.Lifecycle, path, $"{kind.ApiVersion} {kind.Kind} was removed in Kubernetes {kind.Removed}: {release} refuses it{instead}");
        }
        else if (kind.Introduced is { } introduced && introduced > release)
        {
            var older = KindTable.All.Where(other => other.Kind == kind.Kind && GroupOf(other.ApiVersion) == GroupOf(kind.ApiVersion) && other.IsOn && other.IsIn(release)).Select(other => other.ApiVersion).Order(StringComparer.Ordinal).LastOrDefault();
            problems.Add(ApiProblemKind.Lifecycle, path, $"{kind.ApiVersion} {kind.Kind} came with Kubernetes {introduced}: {release} does not have it{(older is null ? "" : $"; it has {older}")}");
        }
        else if (!kind.IsOn)
        {
            problems.Add(ApiProblemKind.Lifecycle, path, $"{kind.ApiVersion} {kind.Kind} is off unless the API server is told to serve it{instead}", Severity.Warning);
        }
        else if (kind.Deprecated is { } deprecated && deprecated <= release)
        {
            var until = kind.Removed is { } removed ? $", and removed in {removed}" : "";
            problems.Add(ApiProblemKind.Lifecycle, path, $"{kind.ApiVersion} {kind.Kind} is deprecated since Kubernetes {deprecated}{until}{instead}", Severity.Warning);
        }
    }

    private void ReportUnknown(ObjectReference reference, CustomResources custom, ApiProblems problems)
    {
        if (reference.ApiVersion.Length == 0 || reference.Kind.Length == 0)
        {
            // What is missing is said by SLW014.
            return;
        }

        (string ApiVersion, string Kind)[] known =
        [
            .. KindTable.All.Where(kind => kind.IsOn && kind.IsIn(release)).Select(kind => (kind.ApiVersion, kind.Kind)),
            .. custom.Kinds,
        ];
        string[] versions = [.. known.Where(kind => kind.Kind == reference.Kind).Select(kind => kind.ApiVersion)];
        string[] kinds = [.. known.Where(kind => kind.ApiVersion == reference.ApiVersion).Select(kind => kind.Kind)];
        if (kinds.Length > 0)
        {
            problems.Add(ApiProblemKind.Kind, NodePath.Root.Field("kind"), $"{reference.ApiVersion} has no kind '{reference.Kind}' in Kubernetes {release}. {NearestOr(reference.Kind, kinds, versions.Length > 0 ? $"It is of {string.Join(" or ", versions)}." : "")}");
        }
        else if (IsBuiltInGroup(reference.ApiVersion))
        {
            problems.Add(ApiProblemKind.Kind, NodePath.Root.Field("apiVersion"), $"there is no apiVersion '{reference.ApiVersion}' in Kubernetes {release}. {NearestOr(reference.ApiVersion, [.. known.Select(kind => kind.ApiVersion).Distinct(StringComparer.Ordinal)], "", versions)}");
        }
        else if (!ignoreMissing)
        {
            problems.Add(ApiProblemKind.Kind, NodePath.Root.Field("kind"), $"{reference.ApiVersion} {reference.Kind} is not built in, and no custom resource definition declares it: the object was not checked", Severity.Warning);
        }
    }

    private static string NearestOr(string name, string[] valid, string otherwise, string[]? better = null)
    {
        if (otherwise.Length > 0)
        {
            return otherwise;
        }

        var nearest = better is { Length: > 0 } ? better : [.. NearestNames.To(name, valid)];
        return nearest.Length > 0 ? $"Did you mean {string.Join(" or ", nearest)}?" : "";
    }

    // Groups without a dot, and those of k8s.io, are Kubernetes' own; custom resources under k8s.io are built into no API server, but have definitions.
    private static bool IsBuiltInGroup(string apiVersion)
    {
        var group = GroupOf(apiVersion);
        return !group.Contains('.', StringComparison.Ordinal) || KindTable.All.Any(kind => GroupOf(kind.ApiVersion) == group);
    }

    private static string GroupOf(string apiVersion)
    {
        var slash = apiVersion.IndexOf('/', StringComparison.Ordinal);
        return slash < 0 ? "" : apiVersion[..slash];
    }

    private static string Written(string replacement)
    {
        var last = replacement.LastIndexOf('/');
        return $"{replacement[..last]} {replacement[(last + 1)..]}";
    }
}
