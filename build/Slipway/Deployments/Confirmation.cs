using Cake.Core;
using Spectre.Console;

namespace Slipway.Deployments;

/// <summary>Has people say by name what they are about to change.</summary>
/// <param name="console">Where they are asked.</param>
/// <param name="isInteractive">Whether there is a person to ask.</param>
public sealed class Confirmation(IAnsiConsole console, bool isInteractive)
{
    /// <summary>Fails unless a name was given, or a person says yes.</summary>
    /// <param name="doing">What is about to be done: <c>Deploying to prod</c>.</param>
    /// <param name="name">The name that <c>--confirm</c> must have.</param>
    /// <param name="given">The name that it has; null when it was not given.</param>
    /// <exception cref="CakeException">Nobody confirmed it.</exception>
    public void Demand(string doing, string name, string? given)
    {
        if (given == name)
        {
            return;
        }

        if (given is not null)
        {
            throw new CakeException($"{doing}: --confirm={given} confirms something else. Write --confirm={name}.");
        }

        if (!isInteractive)
        {
            throw new CakeException($"{doing}: it must be confirmed. Write --confirm={name}.");
        }

        if (!console.Prompt(new ConfirmationPrompt($"{doing.EscapeMarkup()}: go on?") { DefaultValue = false }))
        {
            throw new CakeException($"{doing}: not confirmed; nothing was done.");
        }
    }
}
