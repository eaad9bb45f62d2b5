using Cake.Core.Composition;
using Cake.Core.IO;
using Cake.Core.Packaging;
using Cake.Frosting.Internal;
using Microsoft.Extensions.DependencyInjection;

namespace Cake.Frosting;

/// <summary>What a <see cref="CakeHost"/> can be told before it runs.</summary>
public static class CakeHostExtensions
{
    /// <summary>Sets the type of the run's context. The last call counts.</summary>
    /// <typeparam name="TContext">The type, constructed with services.</typeparam>
    /// <param name="host">The host.</param>
    /// <returns>The same host, to go on with.</returns>
    public static CakeHost UseContext<TContext>(this CakeHost host)
        where TContext : class, IFrostingContext
        => host.ConfigureServices(services => services.AddSingleton<IFrostingContext, TContext>());

    /// <summary>Sets what happens before the first and after the last task. The last call counts.</summary>
    /// <typeparam name="TLifetime">The type, constructed with services.</typeparam>
    /// <param name="host">The host.</param>
    /// <returns>The same host, to go on with.</returns>
    public static CakeHost UseLifetime<TLifetime>(this CakeHost host)
        where TLifetime : class, IFrostingLifetime
        => host.ConfigureServices(services => services
            .AddSingleton<IFrostingLifetime, TLifetime>()
            .AddSingleton<IFrostingSetup>(provider => provider.GetRequiredService<IFrostingLifetime>())
            .AddSingleton<IFrostingTeardown>(provider => provider.GetRequiredService<IFrostingLifetime>()));

    /// <summary>Sets what happens before and after every task. The last call counts.</summary>
    /// <typeparam name="TLifetime">The type, constructed with services.</typeparam>
    /// <param name="host">The host.</param>
    /// <returns>The same host, to go on with.</returns>
    public static CakeHost UseTaskLifetime<TLifetime>(this CakeHost host)
        where TLifetime : class, IFrostingTaskLifetime
        => host.ConfigureServices(services => services
            .AddSingleton<IFrostingTaskLifetime, TLifetime>()
            .AddSingleton<IFrostingTaskSetup>(provider => provider.GetRequiredService<IFrostingTaskLifetime>())
            .AddSingleton<IFrostingTaskTeardown>(provider => provider.GetRequiredService<IFrostingTaskLifetime>()));

    /// <summary>Registers the services of a Cake module.</summary>
    /// <typeparam name="TModule">The type of the module.</typeparam>
    /// <param name="host">The host.</param>
    /// <returns>The same host, to go on with.</returns>
    public static CakeHost UseModule<TModule>(this CakeHost host)
        where TModule : ICakeModule, new()
        => host.ConfigureServices(services => Cli.ServiceCollectionExtensions.UseModule<TModule>(services));

    /// <summary>Installs a tool before the first task and makes it known to the tool locator.</summary>
    /// <param name="host">The host.</param>
    /// <param name="uri">The package, for example <c>dotnet:?package=GitVersion.Tool&amp;version=6.4.0</c>.</param>
    /// <returns>The same host, to go on with.</returns>
    public static CakeHost InstallTool(this CakeHost host, Uri uri)
    {
        ArgumentNullException.ThrowIfNull(uri);

        return host.ConfigureServices(services => services.AddSingleton(new PackageReference(uri.OriginalString)));
    }

    /// <summary>Sets the working directory of the run; <c>--working</c> goes before it.</summary>
    /// <param name="host">The host.</param>
    /// <param name="path">The directory, relative to the one the run was started in. It must exist.</param>
    /// <returns>The same host, to go on with.</returns>
    public static CakeHost UseWorkingDirectory(this CakeHost host, DirectoryPath path)
        => host.ConfigureServices(services => services.AddSingleton(new WorkingDirectory(path)));

    /// <summary>Sets the directory that tools are installed to and looked for in (Cake's setting <c>Paths_Tools</c>).</summary>
    /// <param name="host">The host.</param>
    /// <param name="path">The directory, relative to the working directory of the run.</param>
    /// <returns>The same host, to go on with.</returns>
    public static CakeHost SetToolPath(this CakeHost host, DirectoryPath path)
    {
        ArgumentNullException.ThrowIfNull(path);

        return host.ConfigureServices(services => services.AddSingleton(new CakeSetting("paths_tools", path.FullPath)));
    }
}
