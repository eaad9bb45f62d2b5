using System.Reflection;
using Cake.Cli;
using Cake.Frosting.Internal;
using Microsoft.Extensions.DependencyInjection;
using Spectre.Console;
using Spectre.Console.Cli;

namespace Cake.Frosting;

/// <summary>Runs the tasks of a build: those in the entry assembly, in added assemblies, and registered as services.</summary>
public sealed class CakeHost
{
    private readonly IServiceCollection _services = new ServiceCollection().AddCakeHost();
    private readonly List<Assembly> _assemblies = [.. Assembly.GetEntryAssembly() is { } entry ? [entry] : Array.Empty<Assembly>()];

    /// <summary>Creates a host.</summary>
    /// <returns>The host.</returns>
    public static CakeHost Create() => new();

    /// <summary>Adds an assembly to look for tasks in. Only public classes are found.</summary>
    /// <param name="assembly">The assembly.</param>
    /// <returns>The same host, to go on with.</returns>
    public CakeHost AddAssembly(Assembly assembly)
    {
        _assemblies.Add(assembly);
        return this;
    }

    /// <summary>Adds services, or replaces Cake's own: of several registrations of one type, the last counts.</summary>
    /// <param name="services">What adds the services.</param>
    /// <returns>The same host, to go on with.</returns>
    public CakeHost ConfigureServices(Action<IServiceCollection> services)
    {
        ArgumentNullException.ThrowIfNull(services);

        services(_services);
        return this;
    }

    /// <summary>Runs what the arguments ask for. <c>--help</c> lists the switches; all others reach the build as arguments.</summary>
    /// <param name="args">The arguments of the command line.</param>
    /// <returns>
    /// 0 when all went well; 1 when a task failed; the <see cref="Core.CakeException.ExitCode"/> of a
    /// <see cref="Core.CakeException"/> from outside the tasks, such as the context's constructor; -1 when a switch could not be
    /// understood.
    /// </returns>
    public int Run(IEnumerable<string> args)
    {
        var registrar = new TypeRegistrar();
        registrar.RegisterInstance(typeof(HostServices), new HostServices(_services, _assemblies));

        var app = new CommandApp<HostCommand>(registrar);
        app.Configure(config =>
        {
            config.AddExample([]);
            config.AddExample("--verbosity", "quiet");
            config.AddExample("--tree");

            // Help and command line errors go where the build's other output goes; null is the console of the process.
            config.Settings.Console = _services.LastOrDefault(service => service.ServiceType == typeof(IAnsiConsole))?.ImplementationInstance
                as IAnsiConsole;

            // "--version=1.2.3" is an argument of the build, "--version" alone is the switch.
            config.Settings.ConvertFlagsToRemainingArguments = true;
        });

        return app.Run(args);
    }
}
