using System.Text;
using Slipway.Manifests;

namespace Slipway.Validation.Schemas.Checks;

/// <summary>ConfigMaps and Secrets.</summary>
internal static class DataChecks
{
    // Source: k8s.io/api/core/v1, MaxSecretSize; ConfigMaps have the same limit.
    private const int MaximumSize = 1024 * 1024;

    public static IEnumerable<(string Type, TypeCheck Check)> All =>
    [
        ("core.v1.ConfigMap", CheckConfigMap),
        ("core.v1.Secret", CheckSecret),
    ];

    private static void CheckConfigMap(in CheckScope scope)
    {
        CheckKeys(scope, "data", "binaryData");
        foreach (var field in scope["binaryData"].FieldsOrNone())
        {
            if (scope["data"] is KubeMapping data && data.Has(field.Name))
            {
                scope.Report(ApiProblemKind.ListKey, "binaryData", $"the key '{field.Name}' stands in data already");
            }
        }
    }

    private static void CheckSecret(in CheckScope scope)
    {
        CheckKeys(scope, "data", "stringData");
        string[] required = scope.Text("type") switch
        {
            "kubernetes.io/tls" => ["tls.crt", "tls.key"],
            "kubernetes.io/dockerconfigjson" => [".dockerconfigjson"],
            "kubernetes.io/dockercfg" => [".dockercfg"],
            "kubernetes.io/ssh-auth" => ["ssh-privatekey"],
            _ => [],
        };
        foreach (var key in required)
        {
            if (scope["data"]?[key] is null && scope["stringData"]?[key] is null)
            {
                scope.Report(ApiProblemKind.Required, "data", $"a Secret of type {scope.Text("type")} has the key {key}");
            }
        }
    }

    private static void CheckKeys(in CheckScope scope, params ReadOnlySpan<string> maps)
    {
        var size = 0;
        foreach (var map in maps)
        {
            foreach (var field in scope[map].FieldsOrNone())
            {
                var length = Encoding.UTF8.GetByteCount(field.Value.Text ?? "");
                size += (map == "data" && scope.Text("kind") == "Secret") || map == "binaryData" ? length / 4 * 3 : length;
                if (!Forms.IsKey(field.Name))
                {
                    scope.Report(ApiProblemKind.Name, map, $"the key '{field.Name}' is not valid: {Forms.Key}");
                }
            }
        }

        if (size > MaximumSize)
        {
            scope.Report(ApiProblemKind.Range, maps[0], $"the object has {size} bytes of data, {MaximumSize} are allowed");
        }
    }
}
