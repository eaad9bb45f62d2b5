namespace Slipway.Build.Arguments;

/// <summary>An argument of the command line: <c>--name=value</c>.</summary>
/// <param name="Name">Name, without the dashes.</param>
/// <param name="Value">What the help shows for the value; null for a switch that stands alone.</param>
/// <param name="Description">What it does, in one line.</param>
public sealed record BuildArgument(string Name, string? Value, string Description)
{
    /// <summary>The argument as it is typed.</summary>
    public string Usage => Value is null ? $"--{Name}" : $"--{Name}={Value}";
}

/// <summary>Every argument there is, each declared once. A task lists those it takes with <see cref="TakesArgumentsAttribute"/>.</summary>
public static class BuildArguments
{
    /// <summary>Name of the argument that picks one environment.</summary>
    public const string Env = "env";

    /// <summary>Name of the argument that picks one system.</summary>
    public const string System = "system";

    /// <summary>Name of the argument that picks charts that are not this repository's.</summary>
    public const string Charts = "charts";

    /// <summary>Name of the argument with the version of Kubernetes to render for.</summary>
    public const string KubeVersion = "kube-version";

    /// <summary>Name of the argument with the folder for what is made.</summary>
    public const string Output = "output";

    /// <summary>Name of the switch that makes warnings fail the run.</summary>
    public const string WarningsAsErrors = "warnings-as-errors";

    /// <summary>Name of the switch that does everything anew.</summary>
    public const string NoCache = "no-cache";

    /// <summary>Name of the argument with the target whose prerequisites are looked at.</summary>
    public const string For = "for";

    /// <summary>Name of the argument that picks one suite of tests.</summary>
    public const string Suite = "suite";

    /// <summary>Name of the argument that picks the driver of the local cluster.</summary>
    public const string Cluster = "cluster";

    /// <summary>Name of the argument that picks a kube context.</summary>
    public const string Context = "context";

    /// <summary>All arguments, by name.</summary>
    public static IReadOnlyDictionary<string, BuildArgument> All { get; } = new BuildArgument[]
    {
        new(Env, "<environment>", "Only this environment: local, dev, staging or prod."),
        new(System, "<system>", "Only this system."),
        new(Charts, "<folder or pattern>", "These charts, instead of this repository's. Quote a pattern: 'charts/*'."),
        new(KubeVersion, "<version>", "Version of Kubernetes to render for. Default: 1.34, or the newest that the chart's kubeVersion allows."),
        new(Output, "<folder>", "Folder for what is made. Default: artifacts."),
        new(WarningsAsErrors, null, "Warnings fail the run too."),
        new(NoCache, null, "Do everything anew, whatever earlier runs have found."),
        new(For, "<target>", "The target whose prerequisites must be there. Default: Default."),
        new(Suite, "<name>", "Only the suite of this name, such as Charts.Tests."),
        new(Cluster, "<driver>", "The local cluster: existing, kind or debian. Default: the first that this machine can use."),
        new(Context, "<context>", "The kube context of the existing cluster. Default: the current one, if it is a local cluster's."),
    }.ToDictionary(argument => argument.Name, StringComparer.Ordinal);
}
