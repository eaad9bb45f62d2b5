namespace Slipway.Build.Arguments;

/// <summary>An argument of the command line: <c>--name=value</c>.</summary>
/// <param name="Name">Name, without the dashes.</param>
/// <param name="Value">What the help shows for the value; null for a switch that stands alone.</param>
/// <param name="Description">What it does, in one line.</param>
public sealed record BuildArgument(string Name, string? Value, string Description)
{
    /// <summary>The argument as it is typed.</summary>
    public string Usage => Value is null ? $"--{Name}" : $"--{Name}={Value}";

    /// <summary>Whether it can be given several times.</summary>
    public bool IsRepeatable { get; init; }
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

    /// <summary>Name of the argument that picks manifests to check instead of charts.</summary>
    public const string Manifests = "manifests";

    /// <summary>Name of the argument that picks single rules.</summary>
    public const string Rules = "rules";

    /// <summary>Name of the argument with the least severity that is shown and counted.</summary>
    public const string Severity = "severity";

    /// <summary>Name of the argument that picks a pod security standard.</summary>
    public const string PodSecurity = "pod-security";

    /// <summary>Name of the argument with the versions of Kubernetes to render and check for.</summary>
    public const string KubeVersion = "kube-version";

    /// <summary>Name of the argument with the value set that is compared.</summary>
    public const string From = "from";

    /// <summary>Name of the argument with the value set that it is compared with.</summary>
    public const string To = "to";

    /// <summary>Name of the argument with the folder of custom resource definitions.</summary>
    public const string CustomResources = "crds";

    /// <summary>Name of the switch that passes over kinds without a schema.</summary>
    public const string IgnoreMissingSchemas = "ignore-missing-schemas";

    /// <summary>Name of the argument with the folder for what is made.</summary>
    public const string Output = "output";

    /// <summary>Name of the switch that makes warnings fail the run.</summary>
    public const string WarningsAsErrors = "warnings-as-errors";

    /// <summary>Name of the switch that does everything anew.</summary>
    public const string NoCache = "no-cache";

    /// <summary>Name of the argument with the target whose prerequisites are looked at.</summary>
    public const string For = "for";

    /// <summary>Name of the argument with the rule that is explained.</summary>
    public const string Rule = "rule";

    /// <summary>Name of the argument that picks one suite of tests.</summary>
    public const string Suite = "suite";

    /// <summary>Name of the argument that picks the driver of the local cluster.</summary>
    public const string Cluster = "cluster";

    /// <summary>Name of the argument that picks a kube context.</summary>
    public const string Context = "context";

    /// <summary>Name of the argument that confirms by name what cannot be undone.</summary>
    public const string Confirm = "confirm";

    /// <summary>Name of the argument with a value file of the user's own.</summary>
    public const string Values = "values";

    /// <summary>Name of the argument with a single value of the user's own.</summary>
    public const string Set = "set";

    /// <summary>Name of the switch that shows what would be done. Cake's own <c>--dryrun</c> lists tasks.</summary>
    public const string DryRun = "dry-run";

    /// <summary>Name of the argument with the plan to deploy by.</summary>
    public const string Plan = "plan";

    /// <summary>Name of the switch that removes volumes too.</summary>
    public const string DeleteVolumes = "delete-volumes";

    /// <summary>Name of the switch that removes namespaces too.</summary>
    public const string DeleteNamespaces = "delete-namespaces";

    /// <summary>Name of the switch that takes away what holds a namespace.</summary>
    public const string ForceFinalize = "force-finalize";

    /// <summary>Name of the argument that stretches the grace periods of signs of failure.</summary>
    public const string Grace = "grace";

    /// <summary>Name of the argument that waits for another run's lock.</summary>
    public const string WaitForLock = "wait-for-lock";

    /// <summary>All arguments, by name.</summary>
    public static IReadOnlyDictionary<string, BuildArgument> All { get; } = new BuildArgument[]
    {
        new(Env, "<environment>", "Only this environment: local, dev, staging or prod."),
        new(System, "<system>", "Only this system."),
        new(Charts, "<folder or pattern>", "These charts, instead of this repository's. Quote a pattern: 'charts/*'."),
        new(Manifests, "<file, folder, pattern or ->", "These manifests, rendered by whatever, instead of charts: YAML or JSON; - is standard input. Repeatable.") { IsRepeatable = true },
        new(Rules, "<ids>", "Only these rules, such as SLW016,SLW023.") { IsRepeatable = true },
        new(Severity, "<severity>", "The lowest severity that is shown and counted: info (the default), warning or error."),
        new(PodSecurity, "<level>[@<version>]", "This pod security standard alone: restricted, baseline@1.28, restricted@latest."),
        new(KubeVersion, "<versions>", "Versions of Kubernetes to render and check for, such as 1.20,1.36. Default: 1.34, or the newest that the chart's kubeVersion allows."),
        new(CustomResources, "<folder>", "Folder with custom resource definitions, for objects whose kind no chart defines. Default: build/crds."),
        new(IgnoreMissingSchemas, null, "Pass over objects whose kind has no schema."),
        new(From, "<value set>", "The value set that is compared: an environment, default, or ci- and a scenario. Default: staging."),
        new(To, "<value set>", "The value set that it is compared with. Default: prod."),
        new(Output, "<folder>", "Folder for what is made. Default: artifacts."),
        new(WarningsAsErrors, null, "Warnings fail the run too."),
        new(NoCache, null, "Do everything anew, whatever earlier runs have found."),
        new(For, "<target>", "The target whose prerequisites must be there. Default: Default."),
        new(Rule, "<id>", "The rule to explain, such as SLW120."),
        new(Suite, "<name>", "Only the suite of this name, such as Charts.Tests."),
        new(Cluster, "<driver>", "The local cluster: existing, kind or debian. Default: the first that this machine can use."),
        new(Confirm, "<name>", "Confirms by name what cannot be undone: prod for a deployment there, the system for a removal, local for what takes the local cluster."),
        new(Values, "<file>", "Value file on top of the environment's. Repeatable.") { IsRepeatable = true },
        new(Set, "<key>=<value>", "Single value on top of all value files, as helm's --set. Repeatable.") { IsRepeatable = true },
        new(DryRun, null, "Show what would be done, against the cluster, and change nothing."),
        new(Plan, "<file>", "Deploy what this plan (plan.json) says, or refuse when the cluster or anything that goes in has changed since."),
        new(Grace, "<factor>", "Stretches how long signs of failure may last before they count: 2 for a slow cluster. Default: 1."),
        new(WaitForLock, "<time>", "How long to wait for another run that changes the same system: 90s, 10m. Default: fail at once."),
        new(DeleteVolumes, null, "Remove the volumes too, and the secrets that belong to their data."),
        new(DeleteNamespaces, null, "Remove the namespaces too, with all that is in them."),
        new(ForceFinalize, null, "Take away what holds a namespace that is stuck in Terminating."),
        new(Context, "<context>", "The kube context of the existing cluster. Default: the current one, if it is a local cluster's."),
    }.ToDictionary(argument => argument.Name, StringComparer.Ordinal);
}
