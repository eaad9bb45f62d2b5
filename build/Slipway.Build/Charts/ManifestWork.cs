using Cake.Core;
using Slipway.Reports;
using Slipway.Validation.Runs;
using Slipway.Validation.Schemas;

namespace Slipway.Build.Charts;

/// <summary>What the tasks do with manifests that no chart of ours rendered.</summary>
/// <param name="run">Checks them.</param>
public sealed class ManifestWork(ManifestRun run)
{
    /// <summary>Checks the manifests that were asked for.</summary>
    /// <param name="context">The command line.</param>
    /// <exception cref="CakeException">The command line asks for charts too, or there are no such manifests.</exception>
    public ChartReport Execute(BuildContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        if (context.Charts is not null || context.ChosenSystem is not null || context.ChosenEnvironment is not null)
        {
            throw new CakeException("Reading the command line: --manifests are checked as they are; leave out --charts, --system and --env.");
        }

        var options = context.ValidateOptions;
        var request = new ManifestRunRequest(options.Manifests)
        {
            Selection = options.Selection,
            Schemas = SchemaOptions.Read(context.FileSystem, context.CustomResources, context.IgnoreMissingSchemas),
        };
        return run.Execute(context.KubeVersions.Count > 0 ? request with { KubeVersions = context.KubeVersions } : request, context.CancellationToken);
    }
}
