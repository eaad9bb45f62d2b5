using Slipway.Manifests;
using Slipway.Validation.Schemas.Model;

namespace Slipway.Validation.Schemas.Checks;

/// <summary>Containers: image, ports, environment, resources, rights.</summary>
internal static class ContainerChecks
{
    private static readonly KubeRelease FreeVariableNames = new(1, 34);

    public static IEnumerable<(string Type, TypeCheck Check)> All =>
    [
        ("core.v1.Container", CheckContainer),
        ("core.v1.ContainerPort", CheckPort),
        ("core.v1.EnvVar", CheckVariable),
        ("core.v1.EnvVarSource", CheckVariableSource),
        ("core.v1.EnvFromSource", CheckSource),
        ("core.v1.ConfigMapEnvSource", CheckReference),
        ("core.v1.SecretEnvSource", CheckReference),
        ("core.v1.ConfigMapKeySelector", CheckKeyReference),
        ("core.v1.SecretKeySelector", CheckKeyReference),
        ("core.v1.ResourceFieldSelector", CheckResourceReference),
        ("core.v1.SecurityContext", CheckRights),
        ("core.v1.SeccompProfile", CheckSeccomp),
    ];

    private static void CheckContainer(in CheckScope scope)
    {
        scope.NotEmpty("image", "a container has an image");
        scope.Form("image", static image => image.Trim().Length == image.Length, "it begins or ends with a space");
        scope.OneOf("imagePullPolicy", "Always", "IfNotPresent", "Never");
        scope.Unique("ports", "name");
        scope.Unique("volumeMounts", "mountPath");
        if (scope["resources"] is KubeMapping resources)
        {
            CheckResources(scope.Below(resources, "resources"));
        }
    }

    private static void CheckPort(in CheckScope scope)
    {
        scope.Between("containerPort", 1, 65535, ApiProblemKind.Port);
        scope.Between("hostPort", 0, 65535, ApiProblemKind.Port);
        scope.Form("name", Forms.IsPortName, Forms.PortName, ApiProblemKind.Port);
        scope.OneOf("protocol", "TCP", "UDP", "SCTP");
    }

    private static void CheckVariable(in CheckScope scope)
    {
        scope.NotEmpty("name");
        if (scope.Release < FreeVariableNames)
        {
            scope.Form("name", Forms.IsVariable, $"{Forms.Variable} (Kubernetes takes more from {FreeVariableNames} on)");
        }
        else
        {
            scope.Form("name", static name => !name.Contains('=', StringComparison.Ordinal) && name.All(static character => character is >= ' ' and <= '~'), "printable characters of ASCII, no '='");
        }

        if (scope.Has("valueFrom") && scope.Text("value").Length > 0)
        {
            scope.Report(ApiProblemKind.Union, "valueFrom", "only one of value and valueFrom may be given");
        }
    }

    private static void CheckSource(in CheckScope scope)
    {
        scope.ExactlyOne("configMapRef", "secretRef");
        scope.Form("prefix", Forms.IsVariable, Forms.Variable);
    }

    private static void CheckVariableSource(in CheckScope scope)
    {
        scope.ExactlyOne("fieldRef", "resourceFieldRef", "configMapKeyRef", "secretKeyRef", "fileKeyRef");
        if (scope["fieldRef"] is KubeMapping field)
        {
            var reference = scope.Below(field, "fieldRef");
            reference.NotEmpty("fieldPath");
            reference.OneOf("apiVersion", "v1");
            reference.Form("fieldPath", IsFieldOfPod, "a variable can have metadata.name, metadata.namespace, metadata.uid, metadata.labels['key'], metadata.annotations['key'], spec.nodeName, spec.serviceAccountName, status.hostIP, status.hostIPs, status.podIP, status.podIPs", ApiProblemKind.Value);
        }
    }

    private static bool IsFieldOfPod(string path) =>
        path is "metadata.name" or "metadata.namespace" or "metadata.uid" or "spec.nodeName" or "spec.serviceAccountName" or "status.hostIP" or "status.hostIPs" or "status.podIP" or "status.podIPs"
        || ((path.StartsWith("metadata.labels['", StringComparison.Ordinal) || path.StartsWith("metadata.annotations['", StringComparison.Ordinal)) && path.EndsWith("']", StringComparison.Ordinal));

    private static void CheckResourceReference(in CheckScope scope)
    {
        scope.NotEmpty("resource");
        scope.Form(
            "resource",
            static resource => resource.Split('.', 2) is ["limits" or "requests", var name] && (name is "cpu" or "memory" or "ephemeral-storage" || name.StartsWith("hugepages-", StringComparison.Ordinal)),
            "limits or requests, and cpu, memory, ephemeral-storage or hugepages-SIZE, as in limits.cpu",
            ApiProblemKind.Value);
        if (scope.Text("resource").EndsWith(".cpu", StringComparison.Ordinal))
        {
            scope.OneOf("divisor", "0", "1", "1m");
        }
    }

    private static void CheckReference(in CheckScope scope)
    {
        scope.NotEmpty("name", "it names the object that the variables come from");
        scope.Form("name", Forms.IsSubdomain, Forms.Subdomain);
    }

    private static void CheckKeyReference(in CheckScope scope)
    {
        scope.NotEmpty("name", "it names the object that the value comes from");
        scope.Form("name", Forms.IsSubdomain, Forms.Subdomain);
        scope.NotEmpty("key");
        scope.Form("key", Forms.IsKey, Forms.Key);
    }

    private static void CheckResources(in CheckScope scope)
    {
        foreach (var section in (string[])["limits", "requests"])
        {
            foreach (var amount in scope[section].FieldsOrNone())
            {
                if (Quantities.TryParse(amount.Value.Text ?? "", out var value) && value < 0)
                {
                    scope.Report(ApiProblemKind.Quantity, section, $"{amount.Name}: an amount is not below zero");
                }

                if (!IsResource(amount.Name))
                {
                    scope.Report(ApiProblemKind.Value, section, $"'{amount.Name}' is no resource of a container: cpu, memory, ephemeral-storage, hugepages-SIZE, or a name with a domain in front");
                }

                if (section == "requests" && scope["limits"]?[amount.Name]?.Text is { } limit && Quantities.TryParse(limit, out var most) && Quantities.TryParse(amount.Value.Text ?? "", out var least) && least > most)
                {
                    scope.Report(ApiProblemKind.Quantity, "requests", $"{amount.Name}: the request {amount.Value.Text} is more than the limit {limit}");
                }
            }
        }
    }

    private static bool IsResource(string name) =>
        name is "cpu" or "memory" or "ephemeral-storage" || name.StartsWith("hugepages-", StringComparison.Ordinal) || (name.Contains('/', StringComparison.Ordinal) && Forms.IsQualified(name));

    private static void CheckRights(in CheckScope scope)
    {
        scope.Between("runAsUser", 0);
        scope.Between("runAsGroup", 0);
        if (scope["allowPrivilegeEscalation"].AsBoolean() == false && scope["privileged"].AsBoolean() == true)
        {
            scope.Report(ApiProblemKind.Contradiction, "allowPrivilegeEscalation", "false is not allowed for a privileged container");
        }

        var added = scope["capabilities"]?["add"].ItemsOrNone() ?? [];
        if (scope["allowPrivilegeEscalation"].AsBoolean() == false && added.Any(static capability => capability.Text is "CAP_SYS_ADMIN"))
        {
            scope.Report(ApiProblemKind.Contradiction, "allowPrivilegeEscalation", "false is not allowed with the capability CAP_SYS_ADMIN");
        }
    }

    private static void CheckSeccomp(in CheckScope scope)
    {
        scope.NotEmpty("type");
        scope.OneOf("type", "RuntimeDefault", "Unconfined", "Localhost");
        var isLocal = scope.Text("type") == "Localhost";
        if (isLocal && !scope.Has("localhostProfile"))
        {
            scope.Report(ApiProblemKind.Required, "localhostProfile", "a profile of type Localhost is a file: name it");
        }
        else if (!isLocal && scope.Has("localhostProfile"))
        {
            scope.Report(ApiProblemKind.Contradiction, "localhostProfile", "only a profile of type Localhost has one");
        }
    }
}
