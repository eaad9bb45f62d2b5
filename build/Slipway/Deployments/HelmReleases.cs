using Cake.Core;
using Cake.Core.IO;
using Cake.Core.Tooling;
using Cake.Helm;
using Slipway.Cluster;
using Slipway.Processes;
using Slipway.Secrets;

namespace Slipway.Deployments;

/// <summary>Runs the commands of helm that change or read releases. Helm applies and never waits.</summary>
/// <param name="fileSystem">The file system.</param>
/// <param name="environment">Cake's environment.</param>
/// <param name="tools">Finds helm.</param>
/// <param name="processes">Starts processes.</param>
/// <param name="redactor">Takes secrets out of what helm says.</param>
public sealed class HelmReleases(IFileSystem fileSystem, ICakeEnvironment environment, IToolLocator tools, ToolProcesses processes, SecretRedactor redactor)
{
    // Helm's own limit for one hook is 5 min; a chart may have several.
    private static readonly TimeSpan ChangeLimit = TimeSpan.FromMinutes(15);
    private static readonly TimeSpan ReadLimit = TimeSpan.FromSeconds(60);

    // What helm may take to write down how far it came, once it is asked to stop.
    private static readonly TimeSpan StopLimit = TimeSpan.FromSeconds(10);

    /// <summary>Installs or upgrades a release: <c>helm upgrade --install</c>.</summary>
    /// <param name="access">The cluster.</param>
    /// <param name="release">The release.</param>
    /// <param name="chart">The folder that helm is given.</param>
    /// <param name="stamped">The values that Slipway sets, for standard input.</param>
    /// <param name="dryRun">Whether the cluster only says whether it would take it.</param>
    /// <param name="cancellationToken">Kills helm.</param>
    /// <returns>The release afterwards.</returns>
    /// <exception cref="CakeException">Helm failed: what it said, without secrets.</exception>
    public HelmRelease Upgrade(ClusterAccess access, Release release, DirectoryPath chart, string stamped, bool dryRun, CancellationToken cancellationToken)
    {
        var settings = UpgradeSettings(access, release, chart, stamped);
        if (dryRun)
        {
            settings.DryRun = HelmDryRun.Server;
            settings.HideSecret = true;
        }

        HelmRelease? result = null;
        Run($"helm upgrade of {release.Name}", ChangeLimit, runner => result = new HelmUpgrader(fileSystem, environment, runner, tools).Run(settings, release.Name, chart), cancellationToken);
        return result!;
    }

    /// <summary>What <see cref="Upgrade"/> would bring: the cluster answers the chart's lookups, and nothing is changed.</summary>
    /// <param name="access">The cluster.</param>
    /// <param name="release">The release.</param>
    /// <param name="chart">The folder that helm is given.</param>
    /// <param name="stamped">The values that Slipway sets, for standard input.</param>
    /// <param name="cancellationToken">Kills helm.</param>
    /// <returns>The release as it would be. It may hold secrets.</returns>
    /// <exception cref="CakeException">Helm failed: what it said, without secrets.</exception>
    public HelmPreview Preview(ClusterAccess access, Release release, DirectoryPath chart, string stamped, CancellationToken cancellationToken)
    {
        var settings = UpgradeSettings(access, release, chart, stamped);
        settings.DryRun = HelmDryRun.Server;
        HelmPreview? result = null;
        Run($"helm upgrade --dry-run of {release.Name}", ReadLimit, runner => result = new HelmUpgrader(fileSystem, environment, runner, tools).Preview(settings, release.Name, chart), cancellationToken);
        return result!;
    }

    /// <summary>The newest revision of a release; null when there is no such release.</summary>
    /// <param name="access">The cluster.</param>
    /// <param name="name">Name of the release.</param>
    /// <param name="place">Its namespace.</param>
    /// <param name="cancellationToken">Kills helm.</param>
    /// <exception cref="CakeException">Helm failed.</exception>
    public HelmRelease? Find(ClusterAccess access, string name, string place, CancellationToken cancellationToken)
    {
        var what = $"helm status of {name}";
        HelmRelease? result = null;
        var settings = For(new HelmStatusSettings(), access, place);
        var outcome = processes.Run(what, ReadLimit, runner => result = new HelmStatusReader(fileSystem, environment, runner, tools).Run(settings, name), cancellationToken);

        // Source of the text: helm.sh/helm pkg/storage/driver: ErrReleaseNotFound.
        return outcome.Succeeded ? result : outcome.StandardError.Text.Contains("release: not found", StringComparison.Ordinal) ? null : throw Failure(what, outcome);
    }

    /// <summary>The manifest of a release, without hooks. It may hold secrets.</summary>
    /// <param name="access">The cluster.</param>
    /// <param name="name">Name of the release.</param>
    /// <param name="place">Its namespace.</param>
    /// <param name="cancellationToken">Kills helm.</param>
    /// <param name="revision">The revision; null for the newest.</param>
    /// <exception cref="CakeException">Helm failed.</exception>
    public string Manifest(ClusterAccess access, string name, string place, CancellationToken cancellationToken, int? revision = null)
    {
        var settings = For(new HelmGetManifestSettings { Revision = revision }, access, place);
        var text = "";
        Run($"helm get manifest of {name}", ReadLimit, runner => text = new HelmManifestReader(fileSystem, environment, runner, tools).Run(settings, name), cancellationToken);
        return text;
    }

    /// <summary>The revisions of a release, oldest first.</summary>
    /// <param name="access">The cluster.</param>
    /// <param name="name">Name of the release.</param>
    /// <param name="place">Its namespace.</param>
    /// <param name="cancellationToken">Kills helm.</param>
    /// <exception cref="CakeException">Helm failed, or there is no such release.</exception>
    public IReadOnlyList<HelmRevision> History(ClusterAccess access, string name, string place, CancellationToken cancellationToken)
    {
        var settings = For(new HelmHistorySettings(), access, place);
        IReadOnlyList<HelmRevision> revisions = [];
        Run($"helm history of {name}", ReadLimit, runner => revisions = new HelmHistoryReader(fileSystem, environment, runner, tools).Run(settings, name), cancellationToken);
        return revisions;
    }

    /// <summary>Brings an earlier revision back.</summary>
    /// <param name="access">The cluster.</param>
    /// <param name="name">Name of the release.</param>
    /// <param name="place">Its namespace.</param>
    /// <param name="revision">The revision.</param>
    /// <param name="cancellationToken">Kills helm.</param>
    /// <exception cref="CakeException">Helm failed.</exception>
    public void RollBack(ClusterAccess access, string name, string place, int revision, CancellationToken cancellationToken)
    {
        var settings = For(new HelmRollbackSettings { Revision = revision }, access, place);
        Run($"helm rollback of {name}", ChangeLimit, runner => new HelmRollbacker(fileSystem, environment, runner, tools).Run(settings, name), cancellationToken);
    }

    /// <summary>Removes a release.</summary>
    /// <param name="access">The cluster.</param>
    /// <param name="name">Name of the release.</param>
    /// <param name="place">Its namespace.</param>
    /// <param name="cancellationToken">Kills helm.</param>
    /// <exception cref="CakeException">Helm failed.</exception>
    public void Uninstall(ClusterAccess access, string name, string place, CancellationToken cancellationToken)
    {
        var settings = For(new HelmUninstallSettings { IgnoreNotFound = true }, access, place);
        Run($"helm uninstall of {name}", ChangeLimit, runner => new HelmUninstaller(fileSystem, environment, runner, tools).Run(settings, name), cancellationToken);
    }

    private static HelmUpgradeSettings UpgradeSettings(ClusterAccess access, Release release, DirectoryPath chart, string stamped)
    {
        ArgumentNullException.ThrowIfNull(release);
        ArgumentNullException.ThrowIfNull(chart);

        // Behind the addin's own options: what the user gives counts last.
        var settings = For(new HelmUpgradeSettings { Install = true, StandardInputValues = stamped, ArgumentCustomization = release.User.AddTo }, access, release.Namespace);
        if (release.Set.File is { } file)
        {
            settings.Values.Add(chart.CombineWithFilePath(file));
        }

        return settings;
    }

    private void Run(string what, TimeSpan limit, Action<IProcessRunner> run, CancellationToken cancellationToken)
    {
        var outcome = processes.Run(what, limit, run, cancellationToken, limit == ChangeLimit ? StopLimit : TimeSpan.Zero);
        if (!outcome.Succeeded)
        {
            throw Failure(what, outcome);
        }
    }

    private CakeException Failure(string what, ProcessOutcome outcome) => new(redactor.Redact(outcome.Explain(what, new ProcessRequest("helm"))));

    private static TSettings For<TSettings>(TSettings settings, ClusterAccess access, string place)
        where TSettings : HelmSettings
    {
        settings.KubeContext = access.Context;
        settings.Namespace = place;
        settings.EnvironmentVariables = new Dictionary<string, string> { ["KUBECONFIG"] = access.Kubeconfig };
        return settings;
    }
}
