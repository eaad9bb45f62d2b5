using Microsoft.Extensions.DependencyInjection;
using Slipway.Services.Hosting;
using TaskSystem.Ui;

return await ServiceProgram.ServeAsync(settings =>
{
    var executor = settings.HttpAddress("TASK_EXECUTOR_URL");
    var builder = ServiceProgram.CreateBuilder(settings, port: 8080);
    builder.Services.AddSingleton(new TaskExecutorClient(executor));
    builder.Services.AddSingleton<IReadinessCheck, TaskExecutorReadiness>();

    var application = builder.BuildService();
    application.MapPage();
    application.MapTasksApi();
    return application;
});
