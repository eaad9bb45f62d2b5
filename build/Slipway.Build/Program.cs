using Cake.Frosting;
using Microsoft.Extensions.DependencyInjection;
using Slipway.Build;
using Slipway.Build.Arguments;

if (CommandLineForm.Problem(args, () => new TargetCatalog(typeof(BuildContext).Assembly)) is { } problem)
{
    await Console.Error.WriteLineAsync($"Error: {problem}");
    return 1;
}

var outcome = new RunOutcome();
return outcome.End(new CakeHost()
    .UseContext<BuildContext>()
    .ConfigureServices(Services.Add)
    .ConfigureServices(services => services.AddSingleton(outcome))
    .Run(args));
