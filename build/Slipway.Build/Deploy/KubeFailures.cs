using Cake.Core;
using Slipway.Cluster;
using Slipway.Secrets;

namespace Slipway.Build.Deploy;

/// <summary>Turns what the engine throws into what the host shows: one message, without secrets.</summary>
internal static class KubeFailures
{
    public static async Task AsCakeAsync(SecretRedactor redactor, Func<Task> work)
    {
        try
        {
            await work();
        }
        catch (Exception exception) when (exception is KubeApiException or CakeException)
        {
            throw new CakeException(redactor.Redact(exception.Message));
        }
    }
}
