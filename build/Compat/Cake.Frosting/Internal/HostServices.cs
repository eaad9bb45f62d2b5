using System.Reflection;
using Cake.Cli;
using Cake.Common.Modules;
using Cake.Core;
using Cake.Core.Configuration;
using Cake.Core.Diagnostics;
using Cake.Core.Modules;
using Cake.Core.Tooling;
using Cake.DotNetTool.Module;
using Cake.NuGet;
using Microsoft.Extensions.DependencyInjection;
using Spectre.Console;
using Spectre.Console.Cli;

namespace Cake.Frosting.Internal;

/// <summary>The services of a host, and the assemblies whose tasks join them when a run needs tasks.</summary>
internal sealed record HostServices(IServiceCollection Services, IReadOnlyList<Assembly> TaskAssemblies)
{
    public IServiceProvider Build(ICakeArguments arguments, IRemainingArguments remaining)
    {
        Services.AddSingleton(arguments);
        Services.AddSingleton(remaining);

        // Not disposed of, as in the real package: what needs an end gets it in a teardown.
        return Services.BuildServiceProvider();
    }

    public void AddTasks()
    {
        foreach (var type in TaskAssemblies.SelectMany(assembly => assembly.GetExportedTypes()))
        {
            if (type is { IsClass: true, IsAbstract: false } && type.IsAssignableTo(typeof(IFrostingTask)))
            {
                Services.AddSingleton(typeof(IFrostingTask), type);
            }
        }
    }
}

internal static class HostServiceRegistration
{
    public static IServiceCollection AddCakeHost(this IServiceCollection services)
        => services
            .UseModule<CoreModule>()
            .UseModule<CommonModule>()
            .UseModule<NuGetModule>()
            .UseModule<DotNetToolModule>()
            .AddSingleton<IToolInstaller, DeferredToolInstaller>()
            .AddSingleton<ICakeLog, CakeBuildLog>()
            .AddSingleton<IConsole, CakeConsole>()
            .AddSingleton(_ => AnsiConsole.Console)
            .AddSingleton<ICakeReportPrinter, CakeReportPrinter>()
            .AddSingleton<ICakeConfiguration, FrostingConfiguration>()
            .AddSingleton<IVersionResolver, VersionResolver>()
            .AddSingleton<VersionFeature>()
            .AddSingleton<FrostingContext>()
            .AddSingleton<IFrostingContext>(provider => provider.GetRequiredService<FrostingContext>());
}
