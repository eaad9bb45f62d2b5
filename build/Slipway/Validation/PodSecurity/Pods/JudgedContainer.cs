namespace Slipway.Validation.PodSecurity.Pods;

/// <summary>A container of any sort, as far as the standards look at it.</summary>
/// <param name="Name">The container's name; empty when it has none.</param>
/// <param name="Owner">The container in words: <c>the container 'app'</c>.</param>
/// <param name="Security">Its securityContext; all unset when it has none.</param>
/// <param name="HostPorts">Ports of the node that it takes, with the paths of the fields; 0 is none.</param>
/// <param name="Hosts">Hosts that its probes and lifecycle handlers name, with the paths of the fields.</param>
internal sealed record JudgedContainer(
    string Name,
    string Owner,
    SecuritySettings Security,
    IReadOnlyList<(string Path, long Port)> HostPorts,
    IReadOnlyList<(string Path, string Host)> Hosts)
{
    private static readonly string[] Probes = ["livenessProbe", "readinessProbe", "startupProbe"];
    private static readonly string[] Handlers = ["postStart", "preStop"];

    /// <summary>Reads a container.</summary>
    /// <param name="reader">The container.</param>
    public static JudgedContainer Read(FieldReader reader)
    {
        var name = reader.Text("name") ?? "";
        var owner = $"the container '{name}'";
        return new JudgedContainer(name, owner, SecuritySettings.Read(reader, owner), ReadHostPorts(reader), ReadHosts(reader));
    }

    private static List<(string Path, long Port)> ReadHostPorts(FieldReader reader)
    {
        var ports = new List<(string Path, long Port)>();
        foreach (var port in reader.Objects("ports"))
        {
            if (port.Number("hostPort", int.MinValue, int.MaxValue) is { } number and not 0)
            {
                ports.Add((port.Path + ".hostPort", number));
            }
        }

        return ports;
    }

    private static List<(string Path, string Host)> ReadHosts(FieldReader reader)
    {
        var hosts = new List<(string Path, string Host)>();
        foreach (var probe in Probes)
        {
            AddHosts(reader.Object(probe), hosts);
        }

        var lifecycle = reader.Object("lifecycle");
        foreach (var handler in Handlers)
        {
            AddHosts(lifecycle.Object(handler), hosts);
        }

        return hosts;
    }

    private static void AddHosts(FieldReader handler, List<(string Path, string Host)> hosts)
    {
        AddHost(handler.Object("httpGet"), hosts);
        AddHost(handler.Object("tcpSocket"), hosts);
    }

    private static void AddHost(FieldReader action, List<(string Path, string Host)> hosts)
    {
        if (action.Text("host") is { Length: > 0 } host)
        {
            hosts.Add((action.Path + ".host", host));
        }
    }
}
