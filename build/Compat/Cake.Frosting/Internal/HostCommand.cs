using Cake.Cli;
using Cake.Cli.Infrastructure;
using Cake.Core;
using Cake.Core.Configuration;
using Cake.Core.Diagnostics;
using Cake.Core.IO;
using Cake.Core.Packaging;
using Cake.Core.Scripting;
using Cake.Core.Tooling;
using Microsoft.Extensions.DependencyInjection;
using Spectre.Console.Cli;

namespace Cake.Frosting.Internal;

/// <summary>What a host does, once its command line is parsed.</summary>
internal sealed class HostCommand(HostServices host) : AsyncCommand<HostSettings>
{
    public override async Task<int> ExecuteAsync(CommandContext context, HostSettings settings, CancellationToken cancellationToken)
    {
        if (!settings.Version)
        {
            host.AddTasks();
        }

        var provider = host.Build(context.Remaining.ToCakeArguments(settings.Targets), context.Remaining);
        try
        {
            if (settings.Version)
            {
                provider.GetRequiredService<VersionFeature>().Run(provider.GetRequiredService<IConsole>());
                return 0;
            }

            EnterWorkingDirectory(provider, settings);
            await RunTargetsAsync(provider, settings);
            return 0;
        }
        catch (Exception exception)
        {
            return provider.GetRequiredService<ICakeLog>().LogException(exception);
        }
    }

    private static void EnterWorkingDirectory(IServiceProvider provider, HostSettings settings)
    {
        var log = provider.GetRequiredService<ICakeLog>();
        log.Verbosity = settings.Verbosity ?? Verbosity.Normal;

        var environment = provider.GetRequiredService<ICakeEnvironment>();
        var directory = settings.WorkingDirectory ?? provider.GetService<WorkingDirectory>()?.Path;
        directory = directory?.MakeAbsolute(environment) ?? environment.WorkingDirectory;
        if (!provider.GetRequiredService<IFileSystem>().Exist(directory))
        {
            throw new FrostingException($"The working directory '{directory.FullPath}' does not exist.");
        }

        environment.WorkingDirectory = directory;

        // Only now: the configuration may come from a file in the working directory.
        log.Verbosity = provider.GetRequiredService<ICakeConfiguration>().GetVerbosity(settings.Verbosity);
    }

    private static async Task RunTargetsAsync(IServiceProvider provider, HostSettings settings)
    {
        var graph = ActivatorUtilities.CreateInstance<TaskGraph>(provider);
        var scriptHost = CreateScriptHost(provider, settings);
        InstallTools(provider);
        graph.Register();

        if (settings.Exclusive)
        {
            scriptHost.Settings.UseExclusiveTarget();
        }

        await scriptHost.RunTargetsAsync(settings.Targets);
    }

    private static ScriptHost CreateScriptHost(IServiceProvider provider, HostSettings settings) => settings switch
    {
        { DryRun: true } => ActivatorUtilities.CreateInstance<DryRunScriptHost<IFrostingContext>>(provider),
        { Tree: true } => ActivatorUtilities.CreateInstance<TreeScriptHost>(provider),
        { Description: true } => ActivatorUtilities.CreateInstance<DescriptionScriptHost>(provider),
        _ => ActivatorUtilities.CreateInstance<BuildScriptHost<IFrostingContext>>(provider),
    };

    private static void InstallTools(IServiceProvider provider)
    {
        var installer = provider.GetRequiredService<IToolInstaller>();
        foreach (var tool in provider.GetServices<PackageReference>())
        {
            // The installer works while its result is walked through.
            _ = installer.Install(tool).Count();
        }
    }
}
