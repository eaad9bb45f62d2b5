using Slipway.Manifests;

namespace Slipway.Validation.Schemas.Checks;

/// <summary>Services.</summary>
internal static class ServiceChecks
{
    public static IEnumerable<(string Type, TypeCheck Check)> All =>
    [
        ("core.v1.ServiceSpec", CheckService),
        ("core.v1.ServiceSpec", CheckPortNames),
        ("core.v1.ServicePort", CheckPort),
    ];

    private static void CheckService(in CheckScope scope)
    {
        var type = scope.Text("type");
        var isHeadless = scope.Text("clusterIP") == "None";
        scope.OneOf("type", "ClusterIP", "NodePort", "LoadBalancer", "ExternalName");
        scope.OneOf("sessionAffinity", "None", "ClientIP");
        scope.OneOf("externalTrafficPolicy", "Cluster", "Local");
        MetadataChecks.CheckLabels(scope, "selector");
        scope.Form("clusterIP", static address => address == "None" || Forms.IsAddress(address), "None, or an IP address", ApiProblemKind.Value);
        if (scope["sessionAffinityConfig"]?["clientIP"] is KubeMapping affinity)
        {
            scope.Below(affinity, "sessionAffinityConfig", "clientIP").Between("timeoutSeconds", 1, 86400);
        }

        if (type == "ExternalName")
        {
            scope.NotEmpty("externalName", "a Service of type ExternalName has one");
            scope.Form("externalName", Forms.IsSubdomain, Forms.Subdomain);
        }
        else if (!isHeadless && scope["ports"].ItemsOrNone().Count == 0)
        {
            scope.Report(ApiProblemKind.Required, "ports", "a Service has at least one port, unless it is headless or an ExternalName");
        }

        if (isHeadless && type is "NodePort" or "LoadBalancer")
        {
            scope.Report(ApiProblemKind.Contradiction, "clusterIP", $"a Service of type {type} is not headless");
        }

        if (scope.Has("externalTrafficPolicy") && type is "" or "ClusterIP" && scope["externalIPs"].ItemsOrNone().Count == 0)
        {
            scope.Report(ApiProblemKind.Contradiction, "externalTrafficPolicy", "only a Service of type NodePort or LoadBalancer has one");
        }
    }

    private static void CheckPortNames(in CheckScope scope)
    {
        scope.Unique("ports", "name");
        var isNodePort = scope.Text("type") is "NodePort" or "LoadBalancer";
        foreach (var port in scope.Each("ports"))
        {
            if (scope["ports"].ItemsOrNone().Count > 1 && port.Text("name").Length == 0)
            {
                port.Report(ApiProblemKind.Port, "name", "each port of a Service with several ports has a name");
            }

            if (!isNodePort && port["nodePort"].AsInteger() is > 0)
            {
                port.Report(ApiProblemKind.Contradiction, "nodePort", "only a Service of type NodePort or LoadBalancer has one");
            }
        }
    }

    private static void CheckPort(in CheckScope scope)
    {
        scope.Between("port", 1, 65535, ApiProblemKind.Port);
        scope.Between("targetPort", 0, 65535, ApiProblemKind.Port);
        scope.Between("nodePort", 0, 65535, ApiProblemKind.Port);
        scope.Form("targetPort", Forms.IsPortName, Forms.PortName, ApiProblemKind.Port);
        scope.Form("name", Forms.IsLabel, Forms.Label, ApiProblemKind.Port);
        scope.OneOf("protocol", "TCP", "UDP", "SCTP");
    }
}
