using Slipway.Manifests;

namespace Slipway.Validation.Schemas.Checks;

/// <summary>Probes and lifecycle handlers.</summary>
internal static class ProbeChecks
{
    public static IEnumerable<(string Type, TypeCheck Check)> All =>
    [
        ("core.v1.Container", CheckProbes),
        ("core.v1.Probe", CheckProbe),
        ("core.v1.Handler", CheckHandler),
        ("core.v1.LifecycleHandler", CheckHandler),
        ("core.v1.HTTPGetAction", CheckRequest),
        ("core.v1.TCPSocketAction", static (in CheckScope scope) => CheckPort(scope)),
        ("core.v1.ExecAction", static (in CheckScope scope) => scope.NotEmpty("command", "the command to run")),
        ("core.v1.GRPCAction", static (in CheckScope scope) => scope.Between("port", 1, 65535, ApiProblemKind.Port)),
    ];

    private static void CheckProbes(in CheckScope scope)
    {
        foreach (var name in (string[])["livenessProbe", "startupProbe"])
        {
            if (scope[name] is KubeMapping probe)
            {
                scope.Below(probe, name).Between("successThreshold", 0, 1);
            }
        }
    }

    private static void CheckProbe(in CheckScope scope)
    {
        scope.ExactlyOne("exec", "httpGet", "tcpSocket", "grpc");
        foreach (var number in (string[])["initialDelaySeconds", "timeoutSeconds", "periodSeconds", "successThreshold", "failureThreshold"])
        {
            scope.Between(number, 0);
        }

        scope.Between("terminationGracePeriodSeconds", 1);
    }

    private static void CheckHandler(in CheckScope scope) => scope.ExactlyOne("exec", "httpGet", "tcpSocket", "sleep");

    private static void CheckRequest(in CheckScope scope)
    {
        scope.OneOf("scheme", "HTTP", "HTTPS");
        CheckPort(scope);
        foreach (var header in scope.Each("httpHeaders"))
        {
            header.Form("name", static name => name.Length > 0 && name.All(static character => char.IsAsciiLetterOrDigit(character) || character is '-' or '_'), "letters, digits and hyphens", orEmpty: false);
        }
    }

    private static void CheckPort(in CheckScope scope)
    {
        scope.Between("port", 1, 65535, ApiProblemKind.Port);
        scope.Form("port", Forms.IsPortName, Forms.PortName, ApiProblemKind.Port, orEmpty: false);
    }
}
