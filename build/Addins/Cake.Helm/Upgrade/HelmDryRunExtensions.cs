namespace Cake.Helm;

/// <summary>The spelling of <see cref="HelmDryRun"/> on the command line.</summary>
internal static class HelmDryRunExtensions
{
    public static string ToArgument(this HelmDryRun dryRun) => dryRun == HelmDryRun.Server ? "server" : "client";
}
