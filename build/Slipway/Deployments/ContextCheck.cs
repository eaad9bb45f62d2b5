using Cake.Core;
using Slipway.Model;

namespace Slipway.Deployments;

/// <summary>Keeps what is meant for one cluster from another.</summary>
public static class ContextCheck
{
    /// <summary>Fails unless an environment is reached by a context.</summary>
    /// <param name="environment">The environment.</param>
    /// <param name="context">The current context, or the one asked for; null for none.</param>
    /// <returns>The context.</returns>
    /// <exception cref="CakeException">There is no context, or it is another environment's.</exception>
    public static string Demand(EnvironmentDefinition environment, string? context)
    {
        ArgumentNullException.ThrowIfNull(environment);
        if (context is null)
        {
            throw new CakeException($"Reaching {environment.Name}: kubectl has no current context. Choose one: kubectl config use-context {environment.Context ?? "<context>"}");
        }

        return environment.Context is null || environment.Context == context
            ? context
            : throw new CakeException(
                $"Reaching {environment.Name}: it is reached by context {environment.Context}, and the current one is {context}. Switch: kubectl config use-context {environment.Context}");
    }
}
