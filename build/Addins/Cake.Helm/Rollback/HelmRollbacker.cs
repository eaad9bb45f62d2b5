using System.Globalization;
using Cake.Addins;
using Cake.Core;
using Cake.Core.IO;
using Cake.Core.Tooling;

namespace Cake.Helm;

/// <summary>Runs <c>helm rollback</c>.</summary>
/// <param name="fileSystem">The file system.</param>
/// <param name="environment">The environment.</param>
/// <param name="processRunner">The process runner.</param>
/// <param name="tools">The tool locator.</param>
public sealed class HelmRollbacker(IFileSystem fileSystem, ICakeEnvironment environment, IProcessRunner processRunner, IToolLocator tools)
    : HelmTool<HelmRollbackSettings>(fileSystem, environment, processRunner, tools)
{
    /// <summary>Rolls a release back to an earlier revision.</summary>
    /// <param name="settings">The settings.</param>
    /// <param name="release">The name of the release.</param>
    public void Run(HelmRollbackSettings settings, string release)
    {
        ArgumentNullException.ThrowIfNull(settings);
        ArgumentException.ThrowIfNullOrWhiteSpace(release);
        Run(settings, GetArguments(settings, release));
    }

    private ProcessArgumentBuilder GetArguments(HelmRollbackSettings settings, string release)
    {
        var arguments = new ProcessArgumentBuilder()
            .Append("rollback")
            .AppendGlobal(settings, Environment)
            .AppendOption("history-max", settings.HistoryMax)
            .AppendOption("no-hooks", settings.NoHooks)
            .AppendOption("wait", settings.Wait)
            .AppendOption("wait-for-jobs", settings.WaitForJobs)
            .AppendOption("cleanup-on-fail", settings.CleanupOnFail)
            .AppendOption("timeout", settings.Timeout)
            .AppendArgument(release);
        return settings.Revision is { } revision ? arguments.AppendArgument(revision.ToString(CultureInfo.InvariantCulture)) : arguments;
    }
}
