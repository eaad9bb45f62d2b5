using Cake.Frosting;
using Microsoft.Extensions.DependencyInjection;
using Slipway.Build;

var outcome = new RunOutcome();
return outcome.End(new CakeHost()
    .UseContext<BuildContext>()
    .ConfigureServices(Services.Add)
    .ConfigureServices(services => services.AddSingleton(outcome))
    .Run(args));
