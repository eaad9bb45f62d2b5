using Cake.Frosting;
using Slipway.Build;

return new CakeHost()
    .UseContext<BuildContext>()
    .ConfigureServices(Services.Add)
    .Run(args);
