using Cake.Core;

namespace Slipway.Build.Arguments;

/// <summary>Reads switches: arguments that stand alone, or say true or false.</summary>
public static class Switches
{
    /// <summary>Whether a switch is on; what stands last counts.</summary>
    /// <param name="arguments">The arguments, as Cake parsed them.</param>
    /// <param name="name">Name of the switch.</param>
    /// <exception cref="CakeException">A value of it is neither true nor false.</exception>
    public static bool IsOn(ICakeArguments arguments, string name)
    {
        ArgumentNullException.ThrowIfNull(arguments);
        bool[] values = [.. arguments.GetArguments(name).Select(value => Read(name, value))];
        return values.LastOrDefault();
    }

    private static bool Read(string name, string? value) =>
        string.IsNullOrEmpty(value)
        || (bool.TryParse(value, out var isOn) ? isOn : throw new CakeException($"Reading the command line: --{name}={value} is neither true nor false. Write --{name}, or leave it out."));
}
