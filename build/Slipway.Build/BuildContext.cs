using Cake.Core;
using Cake.Core.IO;
using Cake.Frosting;
using Slipway.Build.Arguments;
using Slipway.Build.Charts;
using Slipway.Build.Deploy;
using Slipway.Build.Systems;
using Slipway.Build.Tasks;
using Slipway.Build.Tasks.Charts;
using Slipway.Cluster.Local;
using Slipway.Model;

namespace Slipway.Build;

/// <summary>The command line, as typed options.</summary>
public sealed class BuildContext : FrostingContext
{
    private static readonly string[] LocalClusterDrivers = [ExistingClusterDriver.DriverName, KindClusterDriver.DriverName, DebianClusterDriver.DriverName];

    /// <summary>Reads the command line.</summary>
    /// <param name="context">Cake's context.</param>
    /// <param name="folders">The repository's folders.</param>
    /// <param name="cancellation">What ends the run early.</param>
    /// <exception cref="CakeException">The command line names something that does not exist.</exception>
    public BuildContext(ICakeContext context, Folders folders, RunCancellation cancellation)
        : base(context)
    {
        ArgumentNullException.ThrowIfNull(folders);
        ArgumentNullException.ThrowIfNull(cancellation);
        Folders = folders;
        CancellationToken = cancellation.Token;
        Targets = new TargetCatalog(typeof(BuildContext).Assembly);
        ChosenTargets = [.. Targets.Chosen(context.Arguments)];
        var options = new OptionReader(context, Targets);
        ChosenEnvironment = options.OneOf(BuildArguments.Env, "environment", Environments.All, environment => environment.Name);
        ChosenSystem = options.OneOf(BuildArguments.System, "system", SystemCatalog.All, system => system.Name);
        Charts = options.Path(BuildArguments.Charts);
        ValidateOptions = new ValidateOptions(options);
        KubeVersions = options.Text(BuildArguments.KubeVersion) is { } versions ? Slipway.Charts.KubeVersions.ParseAll(versions) : [];
        CustomResources = options.Path(BuildArguments.CustomResources) is { } definitions ? new DirectoryPath(definitions) : DefaultCustomResources(context, folders);
        IgnoreMissingSchemas = options.Switch(BuildArguments.IgnoreMissingSchemas);
        Output = options.Path(BuildArguments.Output) is { } output ? new DirectoryPath(output) : folders.Artifacts;
        WarningsAsErrors = options.Switch(BuildArguments.WarningsAsErrors);
        DoctorFor = options.Text(BuildArguments.For) is { } target ? Targets.Find(target) : Targets.Find("Default");
        CompareFrom = options.Text(BuildArguments.From) ?? Environments.Staging.Name;
        CompareTo = options.Text(BuildArguments.To) ?? Environments.Prod.Name;
        RuleToExplain = options.Text(BuildArguments.Rule);
        Suite = options.Text(BuildArguments.Suite);
        ClusterDriver = options.OneOf(BuildArguments.Cluster, "driver of local clusters", LocalClusterDrivers, driver => driver);
        KubeContext = options.Text(BuildArguments.Context);
        DeployOptions = new DeployOptions(options);
    }

    private static DirectoryPath? DefaultCustomResources(ICakeContext context, Folders folders) =>
        context.FileSystem.GetDirectory(folders.CustomResources).Exists ? folders.CustomResources : null;

    /// <summary>The repository's folders.</summary>
    public Folders Folders { get; }

    /// <summary>Every target there is.</summary>
    public TargetCatalog Targets { get; }

    /// <summary>The targets asked for (<c>--target</c>).</summary>
    public IReadOnlyList<Target> ChosenTargets { get; }

    /// <summary>Ends when the user or the system asks the run to end.</summary>
    public CancellationToken CancellationToken { get; }

    /// <summary>The environment asked for (<c>--env</c>); null for all.</summary>
    public EnvironmentDefinition? ChosenEnvironment { get; }

    /// <summary>The system asked for (<c>--system</c>); null for all.</summary>
    public SystemDefinition? ChosenSystem { get; }

    /// <summary>Folder or pattern of the charts asked for (<c>--charts</c>), absolute; null for the repository's own.</summary>
    public string? Charts { get; }

    /// <summary>What a validation is told.</summary>
    public ValidateOptions ValidateOptions { get; }

    /// <summary>Names of the tools that the targets asked for need, beside .NET; manifests are checked without helm.</summary>
    public IEnumerable<string> NeededTools => ChosenTargets
        .Where(target => ValidateOptions.Manifests.Count == 0 || (target.Task != typeof(ValidateTask) && target.Task != typeof(DefaultTask)))
        .SelectMany(target => target.Tools);

    /// <summary>Versions of Kubernetes asked for (<c>--kube-version</c>), in full; none leaves it to each chart.</summary>
    public IReadOnlyList<string> KubeVersions { get; }

    /// <summary>Folder with custom resource definitions (<c>--crds</c>), absolute; null when the repository has none and none was given.</summary>
    public DirectoryPath? CustomResources { get; }

    /// <summary>Whether kinds without a schema are passed over (<c>--ignore-missing-schemas</c>).</summary>
    public bool IgnoreMissingSchemas { get; }

    /// <summary>Folder for what is made (<c>--output</c>), absolute.</summary>
    public DirectoryPath Output { get; }

    /// <summary>Whether warnings fail the run (<c>--warnings-as-errors</c>).</summary>
    public bool WarningsAsErrors { get; }

    /// <summary>The target whose prerequisites must be there (<c>--for</c>).</summary>
    public Target DoctorFor { get; }

    /// <summary>The value set that is compared (<c>--from</c>).</summary>
    public string CompareFrom { get; }

    /// <summary>The value set that it is compared with (<c>--to</c>).</summary>
    public string CompareTo { get; }

    /// <summary>Id of the rule to explain (<c>--rule</c>); null when none is named.</summary>
    public string? RuleToExplain { get; }

    /// <summary>The only suite of tests to run (<c>--suite</c>); null for all.</summary>
    public string? Suite { get; }

    /// <summary>The driver of the local cluster asked for (<c>--cluster</c>); null for the first that can be used.</summary>
    public string? ClusterDriver { get; }

    /// <summary>The kube context asked for (<c>--context</c>); null for the current one.</summary>
    public string? KubeContext { get; }

    /// <summary>What a deployment or a removal is told.</summary>
    public DeployOptions DeployOptions { get; }
}
