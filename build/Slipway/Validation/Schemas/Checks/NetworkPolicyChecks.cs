using Slipway.Manifests;

namespace Slipway.Validation.Schemas.Checks;

/// <summary>Network policies.</summary>
internal static class NetworkPolicyChecks
{
    public static IEnumerable<(string Type, TypeCheck Check)> All =>
    [
        ("networking.v1.NetworkPolicySpec", CheckPolicy),
        ("networking.v1.NetworkPolicyPort", CheckPort),
        ("networking.v1.NetworkPolicyPeer", CheckPeer),
        ("networking.v1.IPBlock", CheckBlock),
    ];

    private static void CheckPolicy(in CheckScope scope)
    {
        if (scope["policyTypes"].ItemsOrNone().Count > 2)
        {
            scope.Report(ApiProblemKind.ListKey, "policyTypes", "there are two types, Ingress and Egress: one of them stands twice");
        }

        foreach (var type in scope["policyTypes"].ItemsOrNone().Select(static type => type.Text).OfType<string>())
        {
            if (type is not ("Ingress" or "Egress"))
            {
                scope.Report(ApiProblemKind.Value, "policyTypes", $"'{type}' is none of the values allowed: Ingress, Egress");
            }
        }
    }

    private static void CheckPort(in CheckScope scope)
    {
        scope.Form("protocol", static protocol => protocol is "TCP" or "UDP" or "SCTP", "TCP, UDP or SCTP", ApiProblemKind.Value, orEmpty: false);
        scope.Between("port", 1, 65535, ApiProblemKind.Port);
        scope.Between("endPort", scope["port"].AsInteger() ?? 1, 65535, ApiProblemKind.Port);
        scope.Form("port", Forms.IsPortName, Forms.PortName, ApiProblemKind.Port, orEmpty: false);
    }

    private static void CheckPeer(in CheckScope scope)
    {
        if (scope.Has("ipBlock") && (scope.Has("podSelector") || scope.Has("namespaceSelector")))
        {
            scope.Report(ApiProblemKind.Union, "ipBlock", "a peer has an ipBlock, or selectors, not both");
        }
        else if (!scope.Has("ipBlock") && !scope.Has("podSelector") && !scope.Has("namespaceSelector"))
        {
            scope.ExactlyOne("ipBlock", "podSelector", "namespaceSelector");
        }
    }

    private static void CheckBlock(in CheckScope scope)
    {
        scope.NotEmpty("cidr");
        scope.Forms("except", Forms.IsBlock, "a block of addresses such as 10.1.0.0/16");
        scope.Form("cidr", Forms.IsBlock, "a block of addresses such as 10.0.0.0/8", ApiProblemKind.Value);
    }
}
