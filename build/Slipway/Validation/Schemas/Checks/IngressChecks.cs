using Slipway.Manifests;

namespace Slipway.Validation.Schemas.Checks;

/// <summary>Ingresses.</summary>
internal static class IngressChecks
{
    public static IEnumerable<(string Type, TypeCheck Check)> All =>
    [
        ("networking.v1.IngressSpec", CheckIngress),
        ("networking.v1.IngressRule", CheckRule),
        ("networking.v1.HTTPIngressRuleValue", static (in CheckScope scope) => scope.NotEmpty("paths")),
        ("networking.v1.HTTPIngressPath", CheckPath),
        ("networking.v1.IngressBackend", static (in CheckScope scope) => scope.ExactlyOne("service", "resource")),
        ("networking.v1.IngressServiceBackend", CheckService),
        ("networking.v1.ServiceBackendPort", CheckPort),
        ("networking.v1beta1.IngressRule", CheckRule),
        ("networking.v1.IngressTLS", CheckTls),
    ];

    private static void CheckIngress(in CheckScope scope)
    {
        if (scope["rules"].ItemsOrNone().Count == 0 && !scope.Has("defaultBackend"))
        {
            scope.Report(ApiProblemKind.Union, null, "an Ingress has rules or a defaultBackend");
        }

        scope.Form("ingressClassName", Forms.IsSubdomain, Forms.Subdomain, orEmpty: false);
    }

    private static void CheckRule(in CheckScope scope) =>
        scope.Form("host", static host => !Forms.IsAddress(host) && IsHost(host), "a DNS name, or one that begins with '*.', and no IP address");

    private static bool IsHost(string host) => Forms.IsSubdomain(host.StartsWith("*.", StringComparison.Ordinal) ? host[2..] : host);

    private static void CheckPath(in CheckScope scope)
    {
        scope.NotEmpty("pathType");
        scope.OneOf("pathType", "Exact", "Prefix", "ImplementationSpecific");
        if (scope.Text("pathType") is "Exact" or "Prefix")
        {
            scope.NotEmpty("path", "a path of type Exact or Prefix begins with '/'");
            scope.Form("path", static path => path.StartsWith('/') && !path.Contains("//", StringComparison.Ordinal) && !path.Split('/').Any(static part => part is "." or ".."), "an absolute path without '//', '.' and '..'");
        }
    }

    private static void CheckService(in CheckScope scope)
    {
        scope.NotEmpty("name");
        scope.Form("name", DnsNames.IsServiceLabel, "the name of a Service: " + Forms.Label + ", a letter first");
        if (!scope.Has("port"))
        {
            scope.Report(ApiProblemKind.Required, "port", "the backend names the Service's port, by name or number");
        }
    }

    private static void CheckPort(in CheckScope scope)
    {
        scope.ExactlyOne("name", "number");
        scope.Between("number", 1, 65535, ApiProblemKind.Port);
        scope.Form("name", Forms.IsPortName, Forms.PortName, ApiProblemKind.Port, orEmpty: false);
    }

    private static void CheckTls(in CheckScope scope)
    {
        scope.Form("secretName", Forms.IsSubdomain, Forms.Subdomain);
        foreach (var host in scope["hosts"].ItemsOrNone())
        {
            if (host.Text is { } text && !IsHost(text))
            {
                scope.Report(ApiProblemKind.Name, "hosts", $"'{text}' is not valid: a DNS name, or one that begins with '*.'");
            }
        }
    }
}
